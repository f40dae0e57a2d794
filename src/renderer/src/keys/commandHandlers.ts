import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CommandId } from './shortcuts'

type Handler = () => void

interface HandlerState {
  /** Newest last: a dialog or a pane that mounts later answers first, and gives way when it leaves. */
  readonly stacks: ReadonlyMap<CommandId, readonly Handler[]>
  readonly add: (id: CommandId, handler: Handler) => () => void
}

const useHandlers = create<HandlerState>((set, get) => ({
  stacks: new Map(),
  add(id, handler) {
    const stacks = new Map(get().stacks)
    stacks.set(id, [...(stacks.get(id) ?? []), handler])
    set({ stacks })
    return () => {
      const rest = new Map(get().stacks)
      rest.set(
        id,
        (rest.get(id) ?? []).filter((other) => other !== handler),
      )
      set({ stacks: rest })
    }
  },
}))

/** Makes a command available while the calling component is mounted and `enabled`. */
export function useCommandHandler(id: CommandId, handler: Handler, enabled = true): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!enabled) return undefined
    return useHandlers.getState().add(id, () => latest.current())
  }, [id, enabled])
}

/** Runs a command; false where nothing on the screen offers it. */
export function runCommand(id: CommandId): boolean {
  const handler = useHandlers.getState().stacks.get(id)?.at(-1)
  handler?.()
  return handler !== undefined
}

/** Tells which commands something on the screen offers; renders anew when that changes. */
export function useAvailability(): (id: CommandId) => boolean {
  const stacks = useHandlers((state) => state.stacks)
  return (id) => (stacks.get(id)?.length ?? 0) > 0
}

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSelection } from '../../state/selection'
import type { Line } from './lines'

interface MessageCursorOptions {
  readonly conversationId: string
  readonly lines: readonly Line[]
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly scrollTo: (index: number) => void
}

/** Which message has the focus: arrows move it once it is among the messages, X ticks it. */
export function useMessageCursor({ conversationId, lines, scroller, scrollTo }: MessageCursorOptions): {
  readonly current: string | null
  readonly onFocus: (partId: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
} {
  const [current, setCurrent] = useState<string | null>(null)
  // Set when a key has moved the focus to a message that may have to be drawn first.
  const wanted = useRef<string | null>(null)
  const toggle = useSelection((state) => state.toggle)
  const stops = lines.flatMap((line, index) => (isStop(line) ? [{ id: line.part.id, index }] : []))
  const at = stops.findIndex(({ id }) => id === current)

  useEffect(() => {
    if (wanted.current === null) return
    const element = scroller.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(wanted.current)}"]`)
    if (!element) return
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
    wanted.current = null
  })

  const moveTo = (index: number): void => {
    const stop = stops[Math.min(stops.length - 1, Math.max(0, index))]
    if (!stop) return
    scrollTo(stop.index)
    setCurrent(stop.id)
    wanted.current = stop.id
  }
  const within = (): boolean => scroller.current?.contains(document.activeElement) === true

  useCommandHandler(
    'selectMessage',
    () => {
      // From elsewhere it begins with the latest message.
      const stop = within() && at !== -1 ? stops[at] : stops.at(-1)
      if (!stop) return
      toggle(conversationId, stop.id)
      moveTo(stops.indexOf(stop))
    },
    stops.length > 0,
  )
  return {
    current,
    onFocus: setCurrent,
    onKeyDown: (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      // A menu of a message has its own arrows.
      if (event.target instanceof Element && event.target.closest('[role="menu"]')) return
      event.preventDefault()
      moveTo(at === -1 ? stops.length - 1 : at + by)
    },
  }
}

/** A message or note that Intercom has: what is still on its way has nothing that a Task could tell of. */
export function isStop(line: Line): line is Extract<Line, { kind: 'message' }> {
  return line.kind === 'message' && line.part.sending === null
}

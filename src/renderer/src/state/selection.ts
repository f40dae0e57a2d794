import { create } from 'zustand'

interface SelectionState {
  readonly conversationId: string | null
  readonly partIds: readonly string[]
  /** Ticks or unticks a message; ticks of another conversation go. */
  readonly toggle: (conversationId: string, partId: string) => void
  readonly clear: () => void
}

/** The messages that the rep has ticked, in one conversation. */
export const useSelection = create<SelectionState>((set, get) => ({
  conversationId: null,
  partIds: [],
  toggle: (conversationId, partId) => {
    const before = get().conversationId === conversationId ? get().partIds : []
    const partIds = before.includes(partId) ? before.filter((one) => one !== partId) : [...before, partId]
    set({ conversationId: partIds.length === 0 ? null : conversationId, partIds })
  },
  clear: () => set({ conversationId: null, partIds: [] }),
}))

const nothing: readonly string[] = []

/** The ticked messages of a conversation. */
export function useTicked(conversationId: string): readonly string[] {
  return useSelection((state) => (state.conversationId === conversationId ? state.partIds : nothing))
}

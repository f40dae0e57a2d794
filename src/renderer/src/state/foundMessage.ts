import { create } from 'zustand'

interface FoundMessageState {
  readonly conversationId: string | null
  readonly partId: string | null
  /** True once its conversation has scrolled there. */
  readonly isShown: boolean
  readonly show: (conversationId: string, partId: string) => void
  readonly done: () => void
  /** The conversation is left. */
  readonly leave: (conversationId: string) => void
}

/** The message that the search has led to, as long as its conversation is open. */
export const useFoundMessage = create<FoundMessageState>((set, get) => ({
  conversationId: null,
  partId: null,
  isShown: false,
  show: (conversationId, partId) => set({ conversationId, partId, isShown: false }),
  done: () => set({ isShown: true }),
  leave: (conversationId) => {
    const found = get()
    if (found.isShown && found.conversationId === conversationId) set({ conversationId: null, partId: null })
  },
}))

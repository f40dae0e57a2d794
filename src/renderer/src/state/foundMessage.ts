import { create } from 'zustand'

interface FoundMessageState {
  readonly conversationId: string | null
  readonly partId: string | null
  readonly show: (conversationId: string, partId: string) => void
  readonly done: () => void
}

/** The message that the search has led to, until its conversation has scrolled there. */
export const useFoundMessage = create<FoundMessageState>((set) => ({
  conversationId: null,
  partId: null,
  show: (conversationId, partId) => set({ conversationId, partId }),
  done: () => set({ conversationId: null, partId: null }),
}))

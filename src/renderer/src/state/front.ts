import { create } from 'zustand'

interface FrontState {
  /** The conversation whose messages are on the screen, if any. */
  readonly conversationId: string | null
  readonly unread: boolean
  readonly focused: boolean
  readonly show: (conversationId: string | null, unread: boolean) => void
  readonly setFocused: (focused: boolean) => void
}

/** What the rep is looking at. */
export const useFront = create<FrontState>((set) => ({
  conversationId: null,
  unread: false,
  focused: false,
  show: (conversationId, unread) => set({ conversationId, unread }),
  setFocused: (focused) => set({ focused }),
}))

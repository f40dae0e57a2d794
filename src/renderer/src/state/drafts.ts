import { create } from 'zustand'

export type DraftMode = 'reply' | 'note'

/** What is being written in one conversation: a reply and a note, side by side. */
export interface Draft {
  readonly mode: DraftMode
  readonly reply: string
  readonly note: string
}

const empty: Draft = { mode: 'reply', reply: '', note: '' }

interface DraftState {
  readonly drafts: Readonly<Record<string, Draft>>
  /** What the rep asked to write, until a composer is there to take it. */
  readonly wanted: DraftMode | null
  readonly setMode: (conversationId: string, mode: DraftMode) => void
  readonly setText: (conversationId: string, mode: DraftMode, text: string) => void
  /** Puts an undone text back, unless something else has been written meanwhile. */
  readonly restore: (conversationId: string, mode: DraftMode, text: string) => boolean
  readonly want: (mode: DraftMode | null) => void
}

/** Drafts per conversation, for as long as the window lives. */
export const useDrafts = create<DraftState>((set, get) => ({
  drafts: {},
  wanted: null,
  setMode: (id, mode) =>
    set((state) => ({ drafts: { ...state.drafts, [id]: { ...draftOf(state.drafts, id), mode } } })),
  setText: (id, mode, text) =>
    set((state) => ({ drafts: { ...state.drafts, [id]: { ...draftOf(state.drafts, id), [mode]: text } } })),
  restore: (id, mode, text) => {
    const draft = draftOf(get().drafts, id)
    if (draft[mode].trim() !== '') return false
    set((state) => ({ drafts: { ...state.drafts, [id]: { ...draft, mode, [mode]: text } } }))
    return true
  },
  want: (wanted) => set({ wanted }),
}))

/** The draft of a conversation, an empty one where nothing was written. */
export function draftOf(drafts: Readonly<Record<string, Draft>>, conversationId: string): Draft {
  return drafts[conversationId] ?? empty
}

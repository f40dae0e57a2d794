import { create } from 'zustand'
import type { Draft, DraftMode } from '../../../contract/models'

export type { DraftMode }

const empty: Draft = { mode: 'reply', reply: '', note: '' }

interface DraftState {
  /** Of conversations that were opened in this window. */
  readonly drafts: Readonly<Record<string, Draft>>
  /** Those whose kept draft is in: before, nothing of them is saved. */
  readonly loaded: ReadonlySet<string>
  /** What the rep asked to write, until a composer is there to take it. */
  readonly wanted: DraftMode | null
  readonly setMode: (conversationId: string, mode: DraftMode) => void
  readonly setText: (conversationId: string, mode: DraftMode, text: string) => void
  /** Takes what main has kept; what was typed meanwhile goes behind it. */
  readonly load: (conversationId: string, kept: Draft) => void
  /** Puts an undone text back, unless something else has been written meanwhile. */
  readonly restore: (conversationId: string, mode: DraftMode, text: string) => boolean
  readonly want: (mode: DraftMode | null) => void
}

/** Drafts as they are typed; `queries/drafts` keeps them in main. */
export const useDrafts = create<DraftState>((set, get) => ({
  drafts: {},
  loaded: new Set(),
  wanted: null,
  setMode: (id, mode) => change(set, get, id, { mode }),
  setText: (id, mode, text) => change(set, get, id, { [mode]: text }),
  load: (id, kept) => {
    if (get().loaded.has(id)) return
    const typed = get().drafts[id]
    const both = (mode: DraftMode): string => kept[mode] + (typed?.[mode] ?? '')
    const draft = { mode: typed?.mode ?? kept.mode, reply: both('reply'), note: both('note') }
    set((state) => ({ drafts: { ...state.drafts, [id]: draft }, loaded: new Set([...state.loaded, id]) }))
  },
  restore: (id, mode, text) => {
    const draft = draftOf(get().drafts, id)
    if (draft[mode].trim() !== '') return false
    change(set, get, id, { mode, [mode]: text })
    return true
  },
  want: (wanted) => set({ wanted }),
}))

function change(
  set: (state: Pick<DraftState, 'drafts'>) => void,
  get: () => DraftState,
  id: string,
  values: Partial<Draft>,
): void {
  const { drafts } = get()
  set({ drafts: { ...drafts, [id]: { ...draftOf(drafts, id), ...values } } })
}

/** The draft of a conversation, an empty one where nothing was written. */
export function draftOf(drafts: Readonly<Record<string, Draft>>, conversationId: string): Draft {
  return drafts[conversationId] ?? empty
}

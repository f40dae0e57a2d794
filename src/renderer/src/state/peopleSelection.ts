import { create } from 'zustand'

interface PeopleSelectionState {
  /** In the order in which they were selected. */
  readonly ids: readonly string[]
  /** The list in which they were: one list's selection at a time. */
  readonly list: string
  /** What was selected in another list goes. */
  readonly startIn: (list: string) => void
  readonly set: (ids: readonly string[]) => void
  readonly toggle: (id: string) => void
  readonly clear: () => void
}

/** The people that the rep has selected in My book or in a company's list. */
export const usePeopleSelection = create<PeopleSelectionState>((set, get) => ({
  ids: [],
  list: 'book',
  startIn: (list) => {
    if (get().list !== list) set({ list, ids: [] })
  },
  set: (ids) => set({ ids: [...new Set(ids)] }),
  toggle: (id) => {
    const { ids } = get()
    set({ ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] })
  },
  clear: () => set({ ids: [] }),
}))

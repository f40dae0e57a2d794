import { create } from 'zustand'

interface PeopleSelectionState {
  /** In the order in which they were selected. */
  readonly ids: readonly string[]
  readonly set: (ids: readonly string[]) => void
  readonly toggle: (id: string) => void
  readonly clear: () => void
}

/** The people that the rep has selected in My book. */
export const usePeopleSelection = create<PeopleSelectionState>((set, get) => ({
  ids: [],
  set: (ids) => set({ ids: [...new Set(ids)] }),
  toggle: (id) => {
    const { ids } = get()
    set({ ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] })
  },
  clear: () => set({ ids: [] }),
}))

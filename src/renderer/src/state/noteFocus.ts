import { create } from 'zustand'

interface NoteFocus {
  /** The note on the person takes the focus as soon as it is there. */
  readonly wanted: boolean
  readonly want: (wanted: boolean) => void
}

/** That the rep asked to write a note on the person, from another tab. */
export const useNoteFocus = create<NoteFocus>((set) => ({ wanted: false, want: (wanted) => set({ wanted }) }))

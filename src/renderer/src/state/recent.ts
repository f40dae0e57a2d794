import { create } from 'zustand'

/** A person who was opened lately. */
export interface Recent {
  readonly id: string
  readonly name: string
  readonly detail: string
}

interface RecentState {
  readonly people: readonly Recent[]
  readonly add: (person: Recent) => void
}

const kept = 6

/** Who was opened lately in this window, the newest first; the palette begins with them. */
export const useRecent = create<RecentState>((set, get) => ({
  people: [],
  add: (person) => set({ people: [person, ...get().people.filter((one) => one.id !== person.id)].slice(0, kept) }),
}))

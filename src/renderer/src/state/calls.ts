import { create } from 'zustand'
import { usePlace } from './place'
import { useRecent } from './recent'

/** A number that was handed to the phone, and whose it is. */
export interface Call {
  readonly number: string
  readonly personId: string
  readonly personName: string
  readonly conversationId: string | null
  /** When the number was clicked, in ms. */
  readonly startedAt: number
}

interface CallState {
  readonly call: Call | null
  readonly begin: (call: Call) => void
  readonly end: () => void
}

/** The latest call made from here that has not been logged or waved away. */
export const useCalls = create<CallState>((set) => ({
  call: null,
  begin: (call) => set({ call }),
  end: () => set({ call: null }),
}))

/** Notes that a `tel:` link was opened while a person is open; who that is, is who was opened last. */
export function noteCall(url: string): void {
  if (!url.startsWith('tel:')) return
  const { opened, screen } = usePlace.getState()
  const here = opened[screen]
  const person = useRecent.getState().people[0]
  if (!here || !person) return
  useCalls.getState().begin({
    number: url.slice('tel:'.length),
    personId: person.id,
    personName: person.name,
    conversationId: here.conversationId,
    startedAt: Date.now(),
  })
}

/** Whole minutes since a call began, at least one: a call that was made took some time. */
export function minutesSince(startedAt: number, now: number): number {
  return Math.min(1440, Math.max(1, Math.round((now - startedAt) / 60_000)))
}

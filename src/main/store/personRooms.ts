import type { IntercomNote } from '../ports/intercom'

/** Notes on people, as they were last read. */
export interface NotesRoom {
  /** Newest first. */
  ofPerson(personId: string): IntercomNote[]
  /** These are all that there are; nothing for somebody who has left the cache. */
  replace(personId: string, notes: readonly IntercomNote[]): void
  add(personId: string, note: IntercomNote): void
  /** People on whom Intercom counts others than were read. */
  toRead(limit: number): string[]
  /** As if they had been read. */
  markRead(personId: string): void
}

/** What is being written in a form, by field; only what the rep has changed. */
export interface FormDraftsRoom {
  /** Null where there is none. */
  get(form: string, subject: string): Record<string, string> | null
  /** Without values it is gone; nothing for somebody who has left the cache. */
  save(form: string, subject: string, personId: string, values: Readonly<Record<string, string>>, at: number): void
  /** The form was sent. */
  clear(form: string, subjects: readonly string[]): void
}

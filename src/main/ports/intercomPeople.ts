import type { IntercomCompany } from './intercom'

/** A teammate's note on a person. `html` is sanitised; times are ms. */
export interface IntercomNote {
  id: string
  authorId: string | null
  authorName: string | null
  html: string
  text: string
  createdAt: number
}

/** A company that Intercom does not have yet. Its own id for it decides: making it twice makes it once. */
export interface NewCompany {
  companyId: string
  name: string
}

/** What hangs on a person: companies and notes. Writes are sent once, never retried. */
export interface IntercomPeopleWrites {
  /** The company with this `company_id`, or of exactly this name; null where there is none. */
  findCompany(by: { companyId: string } | { name: string }): Promise<IntercomCompany | null>
  /** `POST /companies`: makes the company, or changes the one that has this `company_id`. */
  createCompany(company: NewCompany): Promise<IntercomCompany>
  /** Puts a person into a company; again changes nothing. At most 1,000 companies a person. */
  attachCompany(contactId: string, id: string): Promise<void>
  /** Takes a person out of a company. `not_found` where they are in it no longer. */
  detachCompany(contactId: string, id: string): Promise<void>
  /** The newest notes first, at most 250 of them. */
  contactNotes(contactId: string): Promise<IntercomNote[]>
  /** Adds a note as this teammate; `html` is a few paragraphs. */
  addContactNote(contactId: string, adminId: string, html: string): Promise<IntercomNote>
}

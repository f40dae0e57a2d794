import type { ContactPatch, IntercomContact } from './intercom'

/** What the API lets one do with people beyond changing them. Each write is sent once: never retried. */
export interface IntercomMergingWrites {
  /** Makes a lead. Answers it; leads may share an email with anybody. */
  createLead(patch: ContactPatch): Promise<IntercomContact>
  /**
   * A lead becomes part of a user and is gone; answers the user. `validation` (`invalid_merge`) in any other direction, and
   * where neither email nor phone agree, unless `evenIfDifferent`; `not_found` where one of them is not there.
   */
  mergeContacts(from: string, into: string, evenIfDifferent: boolean): Promise<IntercomContact>
  /** Takes a person out of lists and searches, until somebody brings them back in Intercom. */
  archiveContact(id: string): Promise<void>
  /** Ids that were merged into this user, newest first; `not_found` for a lead. */
  mergedInto(id: string): Promise<string[]>
  /** Puts a tag on a person; again changes nothing. */
  tagContact(id: string, tagId: string): Promise<void>
}

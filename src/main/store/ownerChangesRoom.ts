import type { OwnerHow } from '../../contract/models'

/** One change of a person's owner, as this desktop made or noticed it. */
export interface OwnerChangeRow {
  n: number
  personId: string
  /** The lead whose owner it was, before they were merged into this person; null for the person's own. */
  wasId: string | null
  /** When it was written here, or noticed (ms). */
  at: number
  beforeId: string | null
  ownerId: string | null
  how: OwnerHow
  /** In words, where there is more to say. */
  why: string | null
}

/** How owners came about. It leaves with the person, and goes along when they are merged into another. */
export interface OwnerChangesRoom {
  /** What an outbox item has just set; once for each item. Nothing for somebody who is not in the cache. */
  note(itemId: string, at: number): void
  /** What was noticed of this person and not told yet was the rep's own doing. */
  takeAsOwn(personId: string): void
  /** Newest first, with those of leads that were merged into them. */
  ofPerson(personId: string, limit: number): OwnerChangeRow[]
  /** The last change of the person's own owner. */
  latestOf(personId: string): OwnerChangeRow | null
  /** Those that somebody else made and the rep was not told of yet, oldest first, with the person's name. */
  untold(limit: number): (OwnerChangeRow & { personName: string })[]
  markTold(numbers: readonly number[]): void
}

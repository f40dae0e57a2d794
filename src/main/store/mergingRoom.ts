import type { Role } from '../../contract/models'

/** One of two people who may be the same, as the finder shows them. */
export interface LikePerson {
  id: string
  role: Role
  name: string | null
  email: string | null
  phone: string | null
  /** The part of the email behind the @, folded; null where everybody may have one there (gmail.com). */
  domain: string | null
  companyIds: string[]
  isMine: boolean
}

/** People who became others, and people who look like one another. */
export interface MergingRoom {
  /**
   * `from` became `into`, who has to be cached: conversations, items, mutes, choices and the feed go over, `from` leaves, and
   * the id stands for `into` from now on. Answers the ids of the conversations that moved.
   */
  move(from: string, into: string, at: number): string[]
  /** Remembers whom an id stands for, where the survivor is not cached. */
  note(from: string, into: string, at: number): void
  /** Who stands behind an id now: the id itself where it was never merged. */
  survivorOf(id: string): string
  /** Whether an item of this desktop merged this person away, archived them, or is about to. */
  madeHere(id: string): boolean
  /** Unsent items of Intercom that were refused because their person is gone there: person ids. */
  refused(): string[]
  /**
   * What was on its way when its person was merged into this one, and was refused for it since, goes out again to this one.
   * Answers how many.
   */
  readdress(into: string): number
  /** Everybody cached, in keyset order by row number, for going through all in turns. */
  everybody(after: number, limit: number): { rows: LikePerson[]; next: number | null }
  /** The rep said that these two are not the same (`on`), or took that back. The order does not matter. */
  setApart(a: string, b: string, on: boolean, at: number): void
  /** Pairs that the rep said are not the same, as `a b` with the smaller id first. */
  apart(): ReadonlySet<string>
}

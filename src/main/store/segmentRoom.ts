import type { AttributeKind, Segment, SegmentFilter } from '../../contract/models'
import type { ValuesOf } from '../../contract/segmentCommands'
import type { SegmentClock } from './segmentSql'

/** A filter with a name, as kept. */
export type KeptSegment = Omit<Segment, 'count'>

/** Intercom's own segments, and who of the cached people was in them when they were last read. */
export interface IntercomSegmentsRoom {
  list(): { id: string; name: string; readAt: number | null }[]
  /** All there are; those that are gone leave with whom they held. */
  replace(segments: readonly { id: string; name: string }[]): void
  /** A filter is by these now (ms). */
  want(ids: readonly string[], at: number): void
  /** Of these ids and those wanted since then, the ones that were last read before, never read ones first. */
  due(ids: readonly string[], wantedSince: number, readBefore: number): string[]
  /** Whom one held at that time; people who are not cached are left out. */
  setPeople(id: string, personIds: readonly string[], at: number): void
}

/** Filters of the book that have a name, and whom they fit. */
export interface SegmentsRoom {
  /** In their order. */
  list(): KeptSegment[]
  get(id: string): KeptSegment | null
  /** Inserts or changes one, and puts it at its place among the others. */
  save(segment: KeptSegment): void
  remove(id: string): void
  /**
   * Row numbers of those that fit among the next `size` people behind row `after`; `next` is where to go on (null: these
   * were the last). With a condition on the owner everybody on this desk is among them, else the book. In steps, since
   * the whole of a large book would hold up everything else: see segmentFitting.ts.
   */
  fitting(
    filter: SegmentFilter,
    clock: SegmentClock,
    after: number,
    size: number,
  ): { rows: number[]; next: number | null }
  /** Values of a field with a word that begins with `text`, in order; at most `limit`. */
  values(of: ValuesOf, text: string, limit: number): string[]
  tags(): { id: string; name: string }[]
  /** The custom attributes that some cached people have, with the kind of their values. */
  attributes(): { name: string; kind: AttributeKind }[]
}

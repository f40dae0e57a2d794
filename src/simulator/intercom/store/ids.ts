import type { Random } from '../../shared/random'

/** Makes ids in the service's own shapes. */
export interface Ids {
  /** 24 hex characters: contacts, companies, segments. The first eight are the time. */
  hex24(seconds: number): string
  /** The next numeric id of a kind, as a string. */
  next(kind: NumericKind): string
  /** A random uuid from the seeded numbers: request ids, scroll parameters. */
  uuid(): string
  /** Makes sure that later ids of a kind are above `id`. */
  atLeast(kind: NumericKind, id: string): void
}

/** Kinds of records whose ids are numbers; each kind counts for itself. */
export type NumericKind =
  | 'conversation'
  | 'part'
  | 'message'
  | 'tag'
  | 'note'
  | 'ticket'
  | 'event'
  | 'attribute'
  | 'file'

const START: Record<NumericKind, number> = {
  conversation: 215_470_000_000_001,
  part: 31_000_001,
  message: 403_918_301,
  tag: 7_200_001,
  note: 90_001,
  ticket: 22,
  event: 1,
  attribute: 37,
  file: 1,
}

/** Ids from seeded numbers: the same calls give the same ids. */
export function createIds(random: Random): Ids {
  const counters = { ...START }
  const hex = (length: number): string => {
    let text = ''
    while (text.length < length)
      text += Math.floor(random.next() * 0x1000000)
        .toString(16)
        .padStart(6, '0')
    return text.slice(0, length)
  }
  return {
    hex24: (seconds) => seconds.toString(16).padStart(8, '0').slice(-8) + hex(16),
    next: (kind) => String(counters[kind]++),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    atLeast(kind, id) {
      const value = Number(id)
      if (Number.isSafeInteger(value) && value >= counters[kind]) counters[kind] = value + 1
    },
  }
}

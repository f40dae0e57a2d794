/** What a world is made from. The same options give the same world, on every machine. */
export interface WorldOptions {
  /** A whole number. */
  seed: number
  /** How many Intercom contacts (leads and users together); from 1. */
  people: number
  /** The world's present, milliseconds since the epoch. Nothing in the world is later. */
  now: number
  /** Share of the people whom the rep owns, 0 to 1. Default 0.2. */
  bookShare?: number
  /** Share of the people whom anybody owns (the rep included), 0 to 1. Default 0.8. */
  ownedShare?: number
  /** Conversations a person on average. Default 1.2; 0 for none beyond the cast's. */
  conversationsPerPerson?: number
}

/** The options with their defaults, `now` in whole unix seconds. */
export interface WorldSettings {
  seed: number
  people: number
  now: number
  bookShare: number
  ownedShare: number
  conversationsPerPerson: number
}

/** Fills in the defaults. Throws a RangeError, in words for a person, where a value makes no world. */
export function toSettings(options: WorldOptions): WorldSettings {
  const { seed, people, now, bookShare = 0.2, conversationsPerPerson = 1.2 } = options
  const ownedShare = Math.max(bookShare, options.ownedShare ?? 0.8)
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, not ${seed}`)
  if (!Number.isInteger(people) || people < 1 || people > 1_000_000) {
    throw new RangeError(`people must be a whole number from 1 to 1000000, not ${people}`)
  }
  if (!Number.isFinite(now) || now <= 0) throw new RangeError(`now must be milliseconds since the epoch, not ${now}`)
  for (const [name, share] of Object.entries({ bookShare, ownedShare })) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} must be between 0 and 1, not ${share}`)
  }
  if (!(conversationsPerPerson >= 0 && conversationsPerPerson <= 20)) {
    throw new RangeError(`conversationsPerPerson must be between 0 and 20, not ${conversationsPerPerson}`)
  }
  return { seed, people, now: Math.floor(now / 1000), bookShare, ownedShare, conversationsPerPerson }
}

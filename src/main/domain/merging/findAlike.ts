import { foldEmail } from '../matching/foldEmail'
import { sorted } from '../sorted'
import { folded, isSimilarName, nameParts } from './names'

/** Somebody as the finder sees them. */
export interface Somebody {
  readonly id: string
  readonly role: 'lead' | 'user'
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Of the email, where it tells who works together. */
  readonly domain: string | null
  readonly companyIds: readonly string[]
  readonly isMine: boolean
}

export type Reason = 'email' | 'phone' | 'name+company' | 'name+domain'

/** Two who may be one. `weight` ranks: the more, the surer. */
export interface Alike {
  /** Where one is a lead and the other a user, the lead; else the one with the smaller id. */
  readonly a: string
  readonly b: string
  readonly reasons: readonly Reason[]
  readonly weight: number
}

const WEIGHT: Readonly<Record<Reason, number>> = { email: 100, phone: 70, 'name+company': 40, 'name+domain': 35 }
/** A pair that Intercom merges comes before others of its kind. */
const MERGEABLE = 10
/** With more than so many, a shared number or name says nothing (a switchboard, a test name). */
const MOST_TOGETHER = 40
const LEAST_DIGITS = 7
/** So many small things are done in one go. */
const A_STEP = 500

/** Gathers people one by one, and then tells who look alike; both a piece at a time, so that the caller can breathe. */
export interface AlikeFinder {
  add(one: Somebody): void
  /** Compares, a person with those of a group at a time. Answers the pairs found, best first. */
  pairs(apart: ReadonlySet<string>): Generator<void, Alike[]>
}

/**
 * Finds who may be the same: an email (without regard to case), a phone (its digits), or a similar name with the same company
 * or the same domain of the email. Only people who share one of these are compared, so that 20,000 are done in a moment.
 * One of each pair is the rep's.
 */
export function createAlikeFinder(): AlikeFinder {
  const people: Known[] = []
  /** By what they share, places in `people`: one alone, which most are, without a list around it. */
  const buckets = Array.from({ length: MAPS }, () => new Map<string, number | number[]>())
  const put = (key: string, place: number): void => {
    const map = buckets[mapOf(key)]!
    const there = map.get(key)
    if (there === undefined) map.set(key, place)
    else if (typeof there === 'number') map.set(key, [there, place])
    else if (there.length <= MOST_TOGETHER) there.push(place)
  }
  return {
    add(one) {
      const { id, role, name, isMine } = one
      const place = people.push({ id, role, name, isMine }) - 1
      const email = foldEmail(one.email)
      if (email !== null) put(`e:${email}`, place)
      const phone = phoneKey(one.phone)
      if (phone !== null) put(`p:${phone}`, place)
      const heads = new Set(nameParts(one.name).map((part) => part.slice(0, 2)))
      for (const head of heads) {
        for (const companyId of one.companyIds) put(`c:${companyId}:${head}`, place)
        if (one.domain !== null) put(`d:${one.domain}:${head}`, place)
      }
    },
    *pairs(apart) {
      const found = new Map<string, Found>()
      let passed = 0
      for (const [key, places] of allOf(buckets)) {
        if (typeof places === 'number' || places.length > MOST_TOGETHER) {
          // Most share nothing, and even passing over all of them takes its time.
          passed += 1
          if (passed % A_STEP === 0) yield
          continue
        }
        const reason = REASONS[key[0] as keyof typeof REASONS]
        for (const [at, first] of places.entries()) {
          for (const second of places.slice(at + 1)) {
            const [a, b] = [people[first]!, people[second]!]
            if (a.id === b.id || (!a.isMine && !b.isMine)) continue
            if (reason.startsWith('name') && !isSimilarName(a.name, b.name)) continue
            const pair = pairKey(a.id, b.id)
            if (apart.has(pair)) continue
            const known = found.get(pair)
            if (known) known.reasons.add(reason)
            else found.set(pair, { low: a.id < b.id ? a : b, high: a.id < b.id ? b : a, reasons: new Set([reason]) })
          }
          yield
        }
      }
      const all: Alike[] = []
      for (const one of found.values()) {
        all.push(alike(one))
        if (all.length % A_STEP === 0) yield
      }
      return yield* sorted(all, byWeight, A_STEP)
    },
  }
}

const REASONS = { e: 'email', p: 'phone', c: 'name+company', d: 'name+domain' } as const

/** How a pair is remembered as "not the same": the smaller id first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** A phone as it is compared: its digits, without a leading 00 or 0; null with too few of them. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < LEAST_DIGITS ? null : digits
}

/** What is still asked of somebody once they stand with those they share something with: of so many, not more than that. */
type Known = Pick<Somebody, 'id' | 'role' | 'name' | 'isMine'>

interface Found {
  /** The one with the smaller id. */
  low: Known
  high: Known
  reasons: Set<Reason>
}

/** A map of hundreds of thousands grows in one go of tens of milliseconds, so there are many small ones. */
const MAPS = 256

function mapOf(key: string): number {
  let hash = 0
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) | 0
  return (hash >>> 0) % MAPS
}

function* allOf<T>(maps: readonly ReadonlyMap<string, T>[]): Generator<[string, T], void> {
  for (const map of maps) yield* map
}

function alike({ low, high, reasons }: Found): Alike {
  const isMixed = low.role !== high.role
  const [a, b] = isMixed && low.role === 'user' ? [high, low] : [low, high]
  const sure = [...reasons].reduce((sum, reason) => sum + WEIGHT[reason], 0)
  const sameName = folded(low.name ?? '') !== '' && folded(low.name ?? '') === folded(high.name ?? '') ? 5 : 0
  const surest = [...reasons].sort((one, other) => WEIGHT[other] - WEIGHT[one])
  return { a: a.id, b: b.id, reasons: surest, weight: sure + sameName + (isMixed ? MERGEABLE : 0) }
}

/** Equal ones by their ids, so that the order stays from one look to the next. */
function byWeight(a: Alike, b: Alike): number {
  return b.weight - a.weight || (a.a < b.a ? -1 : a.a > b.a ? 1 : a.b < b.b ? -1 : 1)
}

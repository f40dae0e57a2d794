import { foldEmail } from '../matching/foldEmail'
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

/** Gathers people one by one, and then tells who look alike; both a piece at a time, so that the caller can breathe. */
export interface AlikeFinder {
  add(one: Somebody): void
  /** Compares; each step is one group of people who share something. Answers the pairs found, best first. */
  pairs(apart: ReadonlySet<string>): Generator<void, Alike[]>
}

/**
 * Finds who may be the same: an email (without regard to case), a phone (its digits), or a similar name with the same company
 * or the same domain of the email. Only people who share one of these are compared, so that 20,000 are done in a moment.
 * One of each pair is the rep's.
 */
export function createAlikeFinder(): AlikeFinder {
  const people = new Map<string, Somebody>()
  const buckets = new Map<string, string[]>()
  const put = (key: string, id: string): void => {
    const ids = buckets.get(key)
    if (ids) ids.push(id)
    else buckets.set(key, [id])
  }
  return {
    add(one) {
      people.set(one.id, one)
      const email = foldEmail(one.email)
      if (email !== null) put(`e:${email}`, one.id)
      const phone = phoneKey(one.phone)
      if (phone !== null) put(`p:${phone}`, one.id)
      const heads = new Set(nameParts(one.name).map((part) => part.slice(0, 2)))
      for (const head of heads) {
        for (const companyId of one.companyIds) put(`c:${companyId}:${head}`, one.id)
        if (one.domain !== null) put(`d:${one.domain}:${head}`, one.id)
      }
    },
    *pairs(apart) {
      const found = new Map<string, Set<Reason>>()
      for (const [key, ids] of buckets) {
        if (ids.length < 2 || ids.length > MOST_TOGETHER) continue
        const reason = REASONS[key[0] as keyof typeof REASONS]
        for (const [at, first] of ids.entries()) {
          for (const second of ids.slice(at + 1)) {
            if (first === second) continue
            const pair = pairKey(first, second)
            if (apart.has(pair)) continue
            const [a, b] = [people.get(first)!, people.get(second)!]
            if (!a.isMine && !b.isMine) continue
            if (reason.startsWith('name') && !isSimilarName(a.name, b.name)) continue
            const reasons = found.get(pair) ?? new Set()
            found.set(pair, reasons.add(reason))
          }
        }
        yield
      }
      return [...found].map(([pair, reasons]) => alike(pair, [...reasons], people)).sort(byWeight)
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

function alike(pair: string, reasons: Reason[], people: ReadonlyMap<string, Somebody>): Alike {
  const [low, high] = pair.split(' ').map((id) => people.get(id)!) as [Somebody, Somebody]
  const isMixed = low.role !== high.role
  const [a, b] = isMixed && low.role === 'user' ? [high, low] : [low, high]
  const sure = reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0)
  const sameName = folded(low.name ?? '') !== '' && folded(low.name ?? '') === folded(high.name ?? '') ? 5 : 0
  return { a: a.id, b: b.id, reasons, weight: sure + sameName + (isMixed ? MERGEABLE : 0) }
}

/** Equal ones by their ids, so that the order stays from one look to the next. */
function byWeight(a: Alike, b: Alike): number {
  return b.weight - a.weight || (a.a < b.a ? -1 : a.a > b.a ? 1 : a.b < b.b ? -1 : 1)
}

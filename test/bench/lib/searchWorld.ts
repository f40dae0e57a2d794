import type {
  IntercomCompany,
  IntercomContact,
  IntercomConversation,
  IntercomPart,
} from '../../../src/main/ports/intercom'
import type { Store } from '../../../src/main/store/types'

/** How much of everything a made-up cache holds. */
export interface WorldSize {
  people: number
  parts: number
}

const NOW = Date.UTC(2026, 4, 4, 12)
const MINUTE = 60_000
const FIRST = ['Maria', 'José', 'Anna', 'Wei', 'Olga', 'Søren', 'Fatima', 'Liam', 'Noah', 'Emma', 'Björn', 'Chloë']
const SYLLABLES =
  'ba be bo da de di fa ga go ha jo ka ke ko la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve vi wa za zo'.split(
    ' ',
  )

/** Numbers from 0 to 1 that are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A made-up word of two to five syllables, always the same for a number. */
export function wordOf(rank: number): string {
  const next = numbers(rank * 7919 + 3)
  const length = 1 + Math.floor(next() * 3) + (rank > 300 ? 1 : 0)
  let word = ''
  for (let syllable = 0; syllable < length; syllable += 1) word += SYLLABLES[Math.floor(next() * SYLLABLES.length)]!
  return word + (rank % 7 === 0 ? 'n' : '')
}

const VOCABULARY = 40_000

/** The rank of a word as people use words: the first ones in most sentences, most of them hardly ever (Zipf). */
export function usedRank(chance: number): number {
  return Math.floor(Math.exp(chance * Math.log(VOCABULARY))) - 1
}

/** The person of that number. */
export function madeUpPerson(index: number, ownerId: string): IntercomContact {
  const next = numbers(index + 1)
  const first =
    next() < 0.5 ? FIRST[Math.floor(next() * FIRST.length)]! : capital(wordOf(400 + Math.floor(next() * 3000)))
  const last = capital(wordOf(4_000 + Math.floor(next() * 20_000)))
  return {
    id: `p${index}`,
    role: index % 3 === 0 ? 'user' : 'lead',
    externalId: null,
    email: `${first}.${last}${index}@${wordOf(500 + (index % 5_000))}.example`
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase(),
    phone: index % 4 === 0 ? `+49 151 ${String(1_000_000 + index)}` : null,
    name: `${first} ${last}`,
    ownerId,
    createdAt: NOW - Math.floor(next() * 500_000) * MINUTE,
    updatedAt: NOW - MINUTE,
    signedUpAt: null,
    lastSeenAt: NOW - Math.floor(next() * 200_000) * MINUTE,
    lastRepliedAt: null,
    lastContactedAt: null,
    country: null,
    countryCode: null,
    continentCode: null,
    region: null,
    city: null,
    browser: null,
    os: null,
    referrer: null,
    utm: {},
    customAttributes: {},
    unsubscribed: false,
    emailTrouble: null,
    tagIds: [],
    companyIds: [`k${index % 5_000}`],
    hasMoreCompanies: false,
  }
}

/** The company of that number. */
export function madeUpCompany(index: number): IntercomCompany {
  return {
    id: `k${index}`,
    companyId: null,
    name: `${capital(wordOf(500 + index))} ${index % 2 ? 'GmbH' : 'Inc'}`,
    website: null,
    industry: null,
    size: null,
    plan: null,
    monthlySpend: null,
    customAttributes: {},
    updatedAt: NOW,
  }
}

/** A conversation of that number with so many parts, the first one included. */
export function madeUpConversation(index: number, people: number, parts: number): IntercomConversation {
  const next = numbers(index + 77_777)
  const personId = `p${Math.floor(next() * people)}`
  const createdAt = NOW - Math.floor(next() * 500_000) * MINUTE
  const one = (at: number): IntercomPart => {
    const text = sentence(next)
    return {
      id: `${index}-${at}`,
      partType: next() < 0.05 ? 'note' : 'comment',
      authorType: at % 2 ? 'admin' : 'person',
      authorId: at % 2 ? '100' : personId,
      authorName: null,
      bodyHtml: `<p>${text}</p>`,
      bodyText: text,
      createdAt: createdAt + at * MINUTE,
      assignedToId: null,
      attachments: [],
      appPackageCode: null,
    }
  }
  return {
    id: `c${index}`,
    createdAt,
    updatedAt: createdAt + parts * MINUTE,
    state: next() < 0.2 ? 'open' : 'closed',
    title: next() < 0.3 ? sentence(next).slice(0, 40) : null,
    waitingSince: null,
    snoozedUntil: null,
    assigneeId: next() < 0.5 ? '100' : null,
    teamId: null,
    contactIds: [personId],
    source: { ...one(0), partType: 'comment', deliveredAs: 'customer_initiated', subject: null },
    firstContactReplyAt: null,
    tags: [],
    isTicket: false,
    parts: Array.from({ length: parts - 1 }, (_, at) => one(at + 1)),
    partsTotal: parts - 1,
  }
}

function sentence(next: () => number): string {
  const length = 4 + Math.floor(next() * next() * 60)
  let text = ''
  for (let at = 0; at < length; at += 1) text += `${at === 0 ? '' : ' '}${wordOf(usedRank(next()))}`
  return text
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const COMPANIES = 5_000
const PARTS_EACH = 10

/** Puts a made-up world into an empty store, through the store itself. */
export function fillStore(store: Store, { people, parts }: WorldSize): void {
  store.setScope({ repId: '100', orgKey: '00D1:0051' })
  const batches = <T>(count: number, size: number, make: (index: number) => T, save: (rows: T[]) => unknown): void => {
    for (let start = 0; start < count; start += size) {
      save(Array.from({ length: Math.min(size, count - start) }, (_, at) => make(start + at)))
    }
  }
  batches(Math.min(COMPANIES, people), 500, madeUpCompany, (rows) => store.companies.save(rows, NOW))
  batches(
    people,
    500,
    (index) => madeUpPerson(index, '100'),
    (rows) => store.people.save(rows, NOW),
  )
  batches(
    Math.ceil(parts / PARTS_EACH),
    200,
    (index) => madeUpConversation(index, people, PARTS_EACH),
    (rows) => store.conversations.save(rows, NOW),
  )
}

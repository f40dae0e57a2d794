import type { Store } from '../../../src/main/store/types'
import {
  company,
  contact,
  contactRow,
  conversation,
  DAY,
  leadRow,
  ME,
  newStore,
  NOW,
  ORG,
  OTHER,
  part,
} from '../builders'

/** Words of names and texts: near each other, with accents, and in scripts without spaces. */
export const WORDS = [
  'Maria',
  'Mária',
  'Marina',
  'Johnson',
  'Johnsons',
  'José',
  'Zürich',
  'Robotics',
  'plan',
  'plans',
  'b',
  '東京都庁',
  '京都',
  'สวัสดีครับ',
]

export interface PersonRow {
  id: string
  role: 'lead' | 'user'
  name: string | null
  email: string | null
  phone: string | null
  ownerId: string | null
  country: string | null
  lastSeenAt: number | null
  createdAt: number
  companyIds: string[]
  tagIds: string[]
  /** On the person. */
  notes: { id: string; text: string }[]
}
export interface PartRow {
  id: string
  type: 'comment' | 'note'
  author: 'person' | 'me' | 'other'
  text: string
  hasFile: boolean
  createdAt: number
}
export interface ConversationRow {
  id: string
  personId: string
  title: string | null
  state: 'open' | 'closed' | 'snoozed'
  assigneeId: string | null
  tags: string[]
  createdAt: number
  parts: PartRow[]
}
export interface RecordRow {
  object: 'Lead' | 'Contact' | 'Account' | 'Opportunity' | 'Case' | 'Task'
  id: string
  name: string
  ownerId: string | null
  isClosed: boolean | null
  fields: Record<string, string>
}

/** Rows as plain values: what the store is filled with, and what a question is compared with. */
export interface World {
  companies: { id: string; name: string }[]
  people: PersonRow[]
  conversations: ConversationRow[]
  records: RecordRow[]
}

/** A pseudo-random number from 0 up to below `most`, the same for the same arguments. */
function pick(seed: number, salt: number, most: number): number {
  let mixed = Math.imul(seed * 31 + salt * 2_654_435_761, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % most
}

/** A small world of that number. */
export function worldOf(seed: number): World {
  let salt = 0
  const next = (most: number): number => pick(seed, (salt += 1), most)
  const word = (): string => WORDS[next(WORDS.length)]!
  const words = (most: number): string => Array.from({ length: 1 + next(most) }, word).join(next(4) === 0 ? ', ' : ' ')
  const maybe = <T>(value: T): T | null => (next(3) === 0 ? null : value)
  const ago = (): number => NOW - next(6) * DAY + (next(3) - 1) * 1_000
  const companies = Array.from({ length: 3 }, (_, at) => ({ id: `k${at}`, name: words(2) }))
  const people = Array.from({ length: 8 }, (_, at): PersonRow => ({
    id: `p${at}`,
    role: next(2) ? 'lead' : 'user',
    name: maybe(words(2)),
    email: maybe(`mail${at}@acme${next(2)}.example`),
    phone: maybe(`+49 151-${next(2)}23`),
    ownerId: [ME, OTHER, null][next(3)]!,
    country: maybe(['Spain', 'São Tomé'][next(2)]!),
    lastSeenAt: maybe(ago()),
    createdAt: ago(),
    companyIds: next(2) ? [`k${next(3)}`] : [],
    tagIds: next(2) ? ['t1'] : [],
    notes: Array.from({ length: next(3) }, (__, n) => ({ id: `n${at}-${n}`, text: words(2) })),
  }))
  const conversations = Array.from({ length: 8 }, (_, at): ConversationRow => ({
    id: `c${at}`,
    personId: `p${next(8)}`,
    title: maybe(words(2)),
    state: (['open', 'closed', 'snoozed'] as const)[next(3)]!,
    assigneeId: [ME, OTHER, null][next(3)]!,
    tags: next(3) === 0 ? ['t1'] : [],
    createdAt: ago(),
    parts: Array.from({ length: 1 + next(3) }, (__, n): PartRow => ({
      id: `${at}-${n}`,
      type: n > 0 && next(3) === 0 ? 'note' : 'comment',
      author: (['person', 'me', 'other'] as const)[next(3)]!,
      text: words(3),
      hasFile: next(4) === 0,
      createdAt: ago(),
    })),
  }))
  const objects = ['Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task'] as const
  const records = Array.from({ length: 10 }, (_, at): RecordRow => {
    const object = objects[next(6)]!
    const fields: Record<string, string> = {
      Id: 'a0B000000000001AAA',
      Email: 'lead@acme0.example',
      Subject: word(),
      CaseNumber: '00001042',
      StageName: ['Won', 'Lost'][next(2)]!,
      'Account.Name': word(),
      Note__c: word(),
      Ref__c: '0015g00000ABCDEFAA',
    }
    return {
      object,
      id: `r${at}`,
      name: words(2),
      ownerId: ['0051', '0052', null][next(3)]!,
      isClosed: object === 'Contact' || object === 'Account' ? null : next(2) === 0,
      fields,
    }
  })
  return { companies, people, conversations, records }
}

/** A store with all of a world in it. */
export function storeOf(world: World): Store {
  const store = newStore()
  store.teammates.replaceTags([{ id: 't1', name: 'Big deal' }])
  store.companies.save(
    world.companies.map((one) => company(one)),
    NOW,
  )
  store.people.save(
    world.people.map(({ notes: _notes, ...one }) => contact(one)),
    NOW,
  )
  store.conversations.save(
    world.conversations.map(({ parts, tags, ...one }) => {
      const all = parts.map((row) =>
        part({
          id: row.id,
          partType: row.type,
          authorType: row.author === 'person' ? 'person' : 'admin',
          authorId: row.author === 'person' ? one.personId : row.author === 'me' ? ME : OTHER,
          bodyText: row.text,
          createdAt: row.createdAt,
          attachments: row.hasFile ? [{ name: 'a.pdf', url: 'https://x.example/a', contentType: null, size: 1 }] : [],
        }),
      )
      const [source, ...rest] = all
      return conversation({
        ...one,
        tags: tags.map((id) => ({ id, name: 'Big deal' })),
        source: { ...source!, deliveredAs: 'customer_initiated', subject: null },
        parts: rest,
      })
    }),
    NOW,
  )
  const links = { accountId: null, whoId: null, whatId: null, due: null, createdAt: NOW, modifiedAt: NOW }
  store.salesforce.saveUsers(
    ORG,
    ['0051', '0052'].map((id) => ({
      id,
      name: id === '0051' ? 'Rae Rep' : 'Otto Other',
      email: `${id}@example.com`,
      username: id,
      title: null,
      roleName: null,
      isActive: true,
      modifiedAt: NOW,
    })),
    NOW,
  )
  store.records.save(
    ORG,
    world.records.map((row) => ({ ...row, ...links })),
    NOW,
  )
  store.salesforce.saveLeads(ORG, [leadRow({ id: 'L1', email: 'mail0@acme0.example' })], NOW)
  store.salesforce.saveContacts(ORG, [contactRow({ id: 'K1', email: 'mail1@acme1.example' })], NOW)
  for (const { id, notes } of world.people) {
    const rest = { authorId: ME, authorName: 'Rae Rep', createdAt: NOW }
    store.personNotes.replace(
      id,
      notes.map((note) => ({ ...note, ...rest, html: `<p>${note.text}</p>` })),
    )
  }
  store.salesforce.markLookedUp(
    ORG,
    world.people.flatMap(({ email }) => email ?? []),
    NOW,
  )
  return store
}

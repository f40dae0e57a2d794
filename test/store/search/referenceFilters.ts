import type { Filter, FilterValue } from '../../../src/main/domain/search/filters'
import { DAY, ME, NOW, OTHER } from '../builders'
import type { ConversationRow, PartRow, PersonRow, RecordRow, World } from './world'

/* What a filter word says of a row, without SQL. Folding is by hand, so that it does not repeat what it checks. */

const PLAIN: Readonly<Record<string, string>> = { á: 'a', é: 'e', ü: 'u', ã: 'a' }
export const fold = (text: string): string =>
  Array.from(text.toLowerCase(), (letter) => PLAIN[letter] ?? letter).join('')

const called = (name: string): string[] =>
  [
    { id: ME, name: 'rae rep' },
    { id: OTHER, name: 'otto other' },
    { id: '900', name: 'support' },
  ]
    .filter((one) => one.name.includes(fold(name)))
    .map((one) => one.id)

function isWho(value: Extract<FilterValue, { sort: 'who' }>, id: string | null): boolean {
  if (value.who === 'none') return id === null
  return id !== null && (value.who === 'me' ? id === ME : called(value.name).includes(id))
}

function isTime(value: Extract<FilterValue, { sort: 'time' }>, at: number | null): boolean {
  if (value.test === 'never') return at === null
  if (at === null) return false
  if ('unit' in value) {
    const edge = NOW - value.amount * { h: DAY / 24, d: DAY, w: 7 * DAY, m: 30 * DAY, y: 365 * DAY }[value.unit]
    return value.test === 'within' ? at >= edge : at < edge
  }
  const day = new Date(at).toISOString().slice(0, 10)
  return value.test === 'before' ? day < value.day : value.test === 'after' ? day > value.day : day === value.day
}

export interface Row {
  kind: 'person' | 'conversation' | 'message' | 'note'
  person: PersonRow
  /** The person's, or the one it is about. */
  conversations: ConversationRow[]
  part?: PartRow
}

/** Whether a filter lets a person's row through; null: it says nothing of this kind. */
export function fitsPerson(world: World, { name, value }: Filter, row: Row): boolean | null {
  const { kind, person, conversations, part } = row
  const has = (text: string | null, wanted: string): boolean => text !== null && fold(text).includes(fold(wanted))
  if (value.sort === 'time') {
    if (name === 'seen') return isTime(value, person.lastSeenAt)
    if (name === 'contacted') return isTime(value, null)
    if (name !== 'created') return isTime(value, latestWords(world, person))
    return isTime(
      value,
      part ? part.createdAt : kind === 'conversation' ? conversations[0]!.createdAt : person.createdAt,
    )
  }
  if (value.sort === 'who') {
    if (name === 'owner') return isWho(value, person.ownerId)
    if (name === 'assignee') return kind === 'person' ? null : isWho(value, conversations[0]!.assigneeId)
    if (!part) return null
    if (value.who === 'none') return false
    if (part.author !== 'person') return isWho(value, part.author === 'me' ? ME : OTHER)
    return value.who === 'called' && has(shownName(person), value.name)
  }
  if (value.sort === 'text') {
    if (name === 'country') return has(person.country, value.text)
    if (name === 'stage') return false
    if (name === 'tag') {
      const tags = kind === 'person' ? person.tagIds : conversations[0]!.tags
      return fold(value.text) === 'big deal' && tags.length > 0
    }
    return world.companies.some(({ id, name: one }) => person.companyIds.includes(id) && has(one, value.text))
  }
  const { choice } = value
  if (name === 'in')
    return { people: 'person', conversations: 'conversation', messages: 'message', notes: 'note' }[choice] === kind
  if (['open', 'closed', 'snoozed'].includes(choice)) return conversations.some(({ state }) => state === choice)
  switch (choice) {
    case 'lead':
    case 'user':
      return person.role === choice
    case 'mine':
      return person.ownerId === ME
    case 'unread':
      return conversations.some((one) => unread(one, person))
    case 'unassigned':
      return conversations.some(({ assigneeId }) => assigneeId === null)
    case 'matched':
      return person.email === 'mail0@acme0.example' || person.email === 'mail1@acme1.example'
    case 'email':
      return person.email !== null
    case 'phone':
      return person.phone !== null
    case 'company':
      return person.companyIds.length > 0
    case 'conversation':
      return conversations.length > 0
    case 'tag':
      return kind === 'person' ? person.tagIds.length > 0 : conversations[0]!.tags.length > 0
    case 'attachment':
      return part ? part.hasFile : conversations.some(({ parts }) => parts.some(({ hasFile }) => hasFile))
    default:
      return false
  }
}

function unread({ assigneeId, parts }: ConversationRow, { ownerId }: PersonRow): boolean {
  const counts = ownerId === ME || assigneeId === ME
  return counts && parts.some(({ type, author }) => type === 'comment' && author === 'person')
}

function latestWords(world: World, { id }: PersonRow): number | null {
  const times = world.conversations
    .filter(({ personId }) => personId === id)
    .map(({ parts }) => parts.findLast(({ type }) => type === 'comment')!.createdAt)
  return times.length === 0 ? null : Math.max(...times)
}

export const shownName = ({ name, email, phone, role }: PersonRow): string =>
  name ?? email ?? phone ?? (role === 'lead' ? 'Unnamed lead' : 'Unnamed user')

export function fitsRecord(
  { name, value }: Filter,
  { object, name: title, ownerId, isClosed, fields }: RecordRow,
): boolean | null {
  if (value.sort === 'who') {
    if (name !== 'owner') return null
    if (value.who === 'none') return ownerId === null
    const is = (id: string, one: string): boolean => ownerId === id && one.includes(fold(value.name))
    return value.who === 'me' ? ownerId === '0051' : is('0051', 'rae rep') || is('0052', 'otto other')
  }
  if (value.sort === 'time') return name === 'created' ? isTime(value, NOW) : null
  if (value.sort === 'text') {
    if (name === 'stage') return object === 'Opportunity' && fold(fields.StageName!).includes(fold(value.text))
    return name === 'company' ? fold(fields['Account.Name'] ?? title).includes(fold(value.text)) : null
  }
  if (name === 'status')
    return value.choice === 'open' ? isClosed === false : value.choice === 'closed' && isClosed === true
  if (name !== 'in') return null
  const object2 = {
    leads: 'Lead',
    contacts: 'Contact',
    accounts: 'Account',
    opportunities: 'Opportunity',
    cases: 'Case',
    tasks: 'Task',
  }
  if (value.choice === 'salesforce') return true
  const wanted = (object2 as Record<string, string>)[value.choice]
  return wanted === object
}

/** The same of a note on a person: what is about conversations and messages says nothing of it. */
export function fitsPersonNote(world: World, filter: Filter, row: Row): boolean | null {
  const { name, value } = filter
  if (value.sort === 'choice') {
    if (name === 'in') return value.choice === 'notes'
    const known = { is: ['lead', 'user', 'mine', 'matched'], has: ['email', 'phone', 'company'] }[name as string]
    return known?.includes(value.choice) ? fitsPerson(world, filter, row) : null
  }
  return ['assignee', 'from', 'created'].includes(name) ? null : fitsPerson(world, filter, row)
}

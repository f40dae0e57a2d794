import { startOfDay } from '../mapping/dates'

/** What can be found; each group of the results is one. */
export const RESULT_KINDS = ['person', 'company', 'conversation', 'message', 'note', 'record'] as const
export type ResultKind = (typeof RESULT_KINDS)[number]

type Sort = 'who' | 'choice' | 'text' | 'time'

interface FilterWord {
  sort: Sort
  /** What it says, for the rep. */
  means: string
  choices?: readonly string[]
  /** Kinds of results that it can say something of; the others are left out while it stands. */
  of: readonly ResultKind[]
}

const OF_PERSON = ['person', 'conversation', 'message', 'note'] as const
const OF_CONVERSATION = ['conversation', 'message', 'note'] as const

/** Every filter word: of people also through their conversations and messages. */
export const FILTER_WORDS = {
  owner: { sort: 'who', means: 'Who owns the person or record', of: [...OF_PERSON, 'record'] },
  assignee: { sort: 'who', means: 'Who the conversation is assigned to', of: OF_CONVERSATION },
  from: { sort: 'who', means: 'Who wrote the message', of: ['message', 'note'] },
  status: {
    sort: 'choice',
    means: 'Conversations, Cases, Tasks and Opportunities',
    choices: ['open', 'closed', 'snoozed'],
    of: [...OF_PERSON, 'record'],
  },
  is: {
    sort: 'choice',
    means: 'What somebody or something is',
    choices: ['lead', 'user', 'mine', 'unread', 'snoozed', 'open', 'closed', 'unassigned', 'matched'],
    of: OF_PERSON,
  },
  has: {
    sort: 'choice',
    means: 'What there is of a person or message',
    choices: ['email', 'phone', 'company', 'conversation', 'tag', 'attachment', 'opportunity', 'case'],
    of: OF_PERSON,
  },
  in: {
    sort: 'choice',
    means: 'Only one kind of results',
    choices: [
      'people',
      'companies',
      'conversations',
      'messages',
      'notes',
      'salesforce',
      'leads',
      'contacts',
      'accounts',
      'opportunities',
      'cases',
      'tasks',
    ],
    of: RESULT_KINDS,
  },
  company: { sort: 'text', means: 'Name of the company', of: [...OF_PERSON, 'company', 'record'] },
  tag: { sort: 'text', means: 'Tag of the person or conversation', of: OF_PERSON },
  stage: { sort: 'text', means: 'Stage of an Opportunity', of: [...OF_PERSON, 'record'] },
  country: { sort: 'text', means: 'Country of the person', of: OF_PERSON },
  seen: { sort: 'time', means: 'When the person was last seen', of: OF_PERSON },
  contacted: { sort: 'time', means: 'When the person was last contacted', of: OF_PERSON },
  active: { sort: 'time', means: 'When something last happened with the person', of: OF_PERSON },
  created: { sort: 'time', means: 'When it began or was made', of: [...OF_PERSON, 'record'] },
} as const satisfies Record<string, FilterWord>

export type FilterName = keyof typeof FILTER_WORDS
export const FILTER_NAMES = Object.keys(FILTER_WORDS) as FilterName[]

export type FilterValue =
  | { sort: 'who'; who: 'me' | 'none' | 'called'; name: string }
  | { sort: 'choice'; choice: string }
  | { sort: 'text'; text: string }
  /** `within` and `longerThan` a time ago; a day; `never`. */
  | { sort: 'time'; test: 'within' | 'longerThan'; amount: number; unit: Unit }
  | { sort: 'time'; test: 'before' | 'after' | 'on'; day: string }
  | { sort: 'time'; test: 'never' }

export interface Filter {
  name: FilterName
  negated: boolean
  value: FilterValue
}

const UNITS = { h: 3_600_000, d: 86_400_000, w: 604_800_000, m: 2_592_000_000, y: 31_536_000_000 } as const
export type Unit = keyof typeof UNITS

const AGO = /^([<>]?)(\d{1,4})([hdwmy])$/
const DAY = /^([<>]?)(\d{4}-\d{2}-\d{2})$/
const HOW_TIME = 'Write <30d for the last 30 days, >2w for longer ago, a day such as 2026-05-01, or never'

/** The value of a filter word as it was written, or a sentence that says what is wrong with it. */
export function readValue(name: FilterName, text: string): FilterValue | string {
  const word: FilterWord = FILTER_WORDS[name]
  const wanted = text.trim()
  switch (word.sort) {
    case 'who': {
      const low = wanted.toLowerCase()
      if (wanted === '') return 'Write me, none or a name'
      return low === 'me' || low === 'none'
        ? { sort: 'who', who: low, name: '' }
        : { sort: 'who', who: 'called', name: wanted }
    }
    case 'choice': {
      const low = wanted.toLowerCase()
      return word.choices?.includes(low) ? { sort: 'choice', choice: low } : `Write ${orList(word.choices ?? [])}`
    }
    case 'text':
      return wanted === '' ? 'Write a name' : { sort: 'text', text: wanted }
    case 'time':
      return readTime(wanted.toLowerCase())
  }
}

function readTime(text: string): FilterValue | string {
  if (text === 'never') return { sort: 'time', test: 'never' }
  const ago = AGO.exec(text)
  if (ago) {
    const [, sign, amount, unit] = ago
    return { sort: 'time', test: sign === '>' ? 'longerThan' : 'within', amount: Number(amount), unit: unit as Unit }
  }
  const [, sign, day] = DAY.exec(text) ?? []
  if (day === undefined || Number.isNaN(Date.parse(day))) return HOW_TIME
  // Date.parse takes the 31st of February for March.
  if (new Date(Date.parse(day)).toISOString().slice(0, 10) !== day) return HOW_TIME
  return { sort: 'time', test: sign === '<' ? 'before' : sign === '>' ? 'after' : 'on', day }
}

/** A filter as it is written. */
export function printFilter({ name, negated, value }: Filter): string {
  return `${negated ? '-' : ''}${name}:${printValue(value)}`
}

function printValue(value: FilterValue): string {
  switch (value.sort) {
    case 'who':
      return value.who === 'called' ? quoted(value.name) : value.who
    case 'choice':
      return value.choice
    case 'text':
      return quoted(value.text)
    case 'time':
      if (value.test === 'never') return 'never'
      if ('day' in value) return `${value.test === 'before' ? '<' : value.test === 'after' ? '>' : ''}${value.day}`
      return `${value.test === 'longerThan' ? '>' : '<'}${value.amount}${value.unit}`
  }
}

/** A value in quotes where it would end too early without them. */
export function quoted(text: string): string {
  return /[\s"]/.test(text) ? `"${text.replaceAll('"', '')}"` : text
}

/** From and until when (ms) a time must be; null for never. The last days take in what lies ahead: clocks differ. */
export function timeBounds(
  value: Extract<FilterValue, { sort: 'time' }>,
  now: number,
  timeZone: string,
): { from: number; until: number } | null {
  if (value.test === 'never') return null
  if ('unit' in value) {
    const edge = now - value.amount * UNITS[value.unit]
    return value.test === 'within' ? { from: edge, until: Infinity } : { from: -Infinity, until: edge }
  }
  const start = startOfDay(value.day, timeZone) ?? 0
  const end = startOfDay(new Date(Date.parse(value.day) + UNITS.d).toISOString().slice(0, 10), timeZone) ?? 0
  if (value.test === 'before') return { from: -Infinity, until: start }
  return value.test === 'after' ? { from: end, until: Infinity } : { from: start, until: end }
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

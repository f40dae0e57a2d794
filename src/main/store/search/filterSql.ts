import { FILTER_WORDS, type Filter, type FilterValue, type ResultKind, timeBounds } from '../../domain/search/filters'
import type { StoreContext } from '../context'
import type { Value } from '../database'
import { companies, stages, tags } from '../segmentSources'
import { foldForSort } from '../text'
import { sayWho, type Who } from './whoSql'

/** When and where a question is asked: now (ms), and the rep's zone (IANA name), in which days begin. */
export interface SearchClock {
  now: number
  timeZone: string
}

/** A condition on a row, 1 or 0, and its values by name. */
export interface FilterSql {
  sql: string
  values: Record<string, Value>
}

/** Which rows of Salesforce an `in:` names. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  salesforce: ['Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task'],
  leads: ['Lead'],
  contacts: ['Contact'],
  accounts: ['Account'],
  opportunities: ['Opportunity'],
  cases: ['Case'],
  tasks: ['Task'],
}
const KIND_OF: Readonly<Record<string, ResultKind>> = {
  people: 'person',
  companies: 'company',
  conversations: 'conversation',
  messages: 'message',
  notes: 'note',
}

type Bind = (value: Value) => string

/**
 * A question's filters as SQL about a row: `p` of people, with `c` of conversations and `t` of parts where the kind has
 * them, `k` of companies, `r` of sf_records. Null where a filter says nothing of this kind, so that it is left out.
 */
export function filterSql(
  context: StoreContext,
  filters: readonly Filter[],
  kind: ResultKind,
  clock: SearchClock,
): FilterSql | null {
  const values: Record<string, Value> = { orgKey: context.scope.orgKey }
  let bound = 0
  const bind: Bind = (value) => {
    bound += 1
    values[`f${bound}`] = value
    return `:f${bound}`
  }
  const parts: string[] = []
  for (const filter of filters) {
    const of: readonly ResultKind[] = FILTER_WORDS[filter.name].of
    if (!of.includes(kind)) return null
    const sql = one(context, filter, kind, bind, clock)
    if (sql === null) return null
    parts.push(filter.negated ? `NOT coalesce((${sql}), 0)` : `coalesce((${sql}), 0)`)
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values }
}

function one(
  context: StoreContext,
  { name, value, negated }: Filter,
  kind: ResultKind,
  bind: Bind,
  clock: SearchClock,
): string | null {
  if (value.sort === 'who') return sayWho(context, name as Who, value, kind, bind)
  if (value.sort === 'time') return timeSql(timeColumn(name, kind), value, bind, clock)
  if (value.sort === 'text') return textSql(context, name, value.text, kind, bind)
  const { choice } = value
  if (name === 'status') return statusSql(choice, kind)
  if (name === 'is') return isSql(choice, kind)
  if (name === 'has') return hasSql(choice, kind)
  const objects = OBJECTS[choice]
  if (objects === undefined) return (KIND_OF[choice] === kind) !== negated ? String(Number(!negated)) : null
  if (kind !== 'record') return negated ? '0' : null
  return `r.object IN (${objects.map((object) => `'${object}'`).join(', ')})`
}

const holds = (column: string, bind: Bind, text: string): string =>
  `instr(fold_for_sort(${column}), ${bind(foldForSort(text))}) > 0`

function textSql(context: StoreContext, name: string, text: string, kind: ResultKind, bind: Bind): string | null {
  if (name === 'country') return holds('p.country', bind, text)
  if (name === 'company') {
    if (kind === 'company') return holds('k.name', bind, text)
    if (kind !== 'record') return companies((column) => holds(column, bind, text))
    const account = `coalesce(r.fields ->> '$.Company', r.fields ->> '$."Account.Name"', iif(r.object = 'Account', r.name, NULL))`
    return holds(account, bind, text)
  }
  if (name === 'stage') {
    if (kind !== 'record') return stages((column) => holds(column, bind, text))
    return `r.object = 'Opportunity' AND ${holds(`r.fields ->> '$.StageName'`, bind, text)}`
  }
  const wanted = foldForSort(text)
  if (kind === 'person') {
    const ids = context.database
      .all<{ id: string; name: string }>('SELECT id, name FROM tags')
      .filter((tag) => foldForSort(tag.name) === wanted)
    const list = bind(JSON.stringify(ids.map((tag) => tag.id)))
    return tags((column) => `${column} IN (SELECT value FROM json_each(${list}))`)
  }
  return `EXISTS (SELECT 1 FROM json_each(c.tags) j WHERE fold_for_sort(j.value ->> 'name') = ${bind(wanted)})`
}

function timeColumn(name: string, kind: ResultKind): string {
  if (name === 'seen') return 'p.last_seen_at'
  if (name === 'contacted') return 'p.last_contacted_at'
  if (name === 'active') return 'p.last_activity_at'
  const rows = { person: 'p', company: 'k', conversation: 'c', message: 't', note: 't', record: 'r' } as const
  return `${rows[kind]}.created_at`
}

function timeSql(
  column: string,
  value: Extract<FilterValue, { sort: 'time' }>,
  bind: Bind,
  { now, timeZone }: SearchClock,
): string {
  const bounds = timeBounds(value, now, timeZone)
  if (bounds === null) return `${column} IS NULL`
  const parts: string[] = []
  if (bounds.from !== -Infinity) parts.push(`${column} >= ${bind(bounds.from)}`)
  if (bounds.until !== Infinity) parts.push(`${column} < ${bind(bounds.until)}`)
  return parts.join(' AND ')
}

const someConversation = (test: string): string =>
  `EXISTS (SELECT 1 FROM conversations c WHERE c.person_id = p.id AND ${test})`
/** The conversation itself, or one of the person's. */
const ofConversation = (kind: ResultKind, test: string): string => (kind === 'person' ? someConversation(test) : test)

function statusSql(state: string, kind: ResultKind): string {
  if (kind !== 'record') return ofConversation(kind, `c.state = '${state}'`)
  return state === 'open' ? 'r.is_closed = 0' : state === 'closed' ? 'r.is_closed = 1' : '0'
}

function isSql(choice: string, kind: ResultKind): string {
  switch (choice) {
    case 'lead':
    case 'user':
      return `p.role = '${choice}'`
    case 'mine':
      return 'p.in_book = 1'
    case 'matched':
      return `p.match_kind IN ('lead', 'contact')`
    case 'unread':
      return kind === 'person' ? 'p.unread > 0' : 'c.unread > 0'
    case 'unassigned':
      return ofConversation(kind, 'c.assignee_id IS NULL AND c.team_id IS NULL')
    default:
      return statusSql(choice, kind)
  }
}

const ATTACHED = `parts a WHERE a.conversation_id = c.id AND a.attachments <> '[]'`

function hasSql(choice: string, kind: ResultKind): string {
  switch (choice) {
    case 'email':
    case 'phone':
      return `coalesce(p.${choice}, '') <> ''`
    case 'company':
      return 'EXISTS (SELECT 1 FROM person_companies pc WHERE pc.person_id = p.id)'
    case 'conversation':
      return someConversation('1')
    case 'tag':
      return kind === 'person' ? tags(() => '1') : `c.tags <> '[]'`
    case 'attachment':
      if (kind === 'message' || kind === 'note') return `t.attachments <> '[]'`
      return ofConversation(kind, `EXISTS (SELECT 1 FROM ${ATTACHED})`)
    case 'opportunity':
      return stages(() => '1')
    default:
      return `EXISTS (SELECT 1 FROM sf_records s WHERE p.match_kind = 'contact' AND s.org_key = :orgKey
        AND s.object = 'Case' AND s.who_id = p.record_id)`
  }
}

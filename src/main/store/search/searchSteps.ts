import type { SearchAnswer, SearchHit, SearchKind } from '../../../contract/models'
import type { Question } from '../../domain/search/question'
import type { Asked, Group, SearchTools, Steps } from './asked'
import { findCompanies } from './companies'
import { findConversations } from './conversations'
import { fewPeople } from './fewPeople'
import type { SearchClock } from './filterSql'
import { findMessages } from './messages'
import { findPeople } from './people'
import { findPersonNotes } from './personNotes'
import { findRecords } from './records'

/** The part of the list that each kind has a right to, in the order in which they are shown. */
const SHARES: readonly (readonly [SearchKind, number])[] = [
  ['person', 0.3],
  ['company', 0.1],
  ['record', 0.2],
  ['conversation', 0.1],
  ['message', 0.2],
  ['note', 0.1],
]

/** Everything that a question finds, in steps of a few milliseconds each. */
export function* searchSteps(
  tools: SearchTools,
  { terms, filters }: Pick<Question, 'terms' | 'filters'>,
  clock: SearchClock,
  limit: number,
): Steps<Pick<SearchAnswer, 'hits' | 'more'>> {
  if ((terms.length === 0 && filters.length === 0) || limit < 1) return { hits: [], more: [] }
  const asked: Asked = { terms, filters, clock, limit, few: yield* fewPeople(tools, filters, clock) }
  const groups = new Map<SearchKind, Group>()
  groups.set('person', yield* findPeople(tools, asked))
  groups.set('company', yield* findCompanies(tools, asked))
  groups.set('record', yield* findRecords(tools, asked))
  groups.set('conversation', yield* findConversations(tools, asked))
  const { messages, notes } = yield* findMessages(tools, asked)
  groups.set('message', messages)
  const onPeople = yield* findPersonNotes(tools, asked)
  groups.set('note', { hits: [...notes.hits, ...onPeople.hits], more: notes.more || onPeople.more })
  return share(groups, limit)
}

/** Each kind its share at least, as far as it has so much; what is left over goes to the first that has more. */
function share(groups: ReadonlyMap<SearchKind, Group>, limit: number): Pick<SearchAnswer, 'hits' | 'more'> {
  const taken = new Map<SearchKind, number>()
  let left = limit
  const take = (kind: SearchKind, most: number): void => {
    const before = taken.get(kind) ?? 0
    const more = Math.max(0, Math.min(left, most, groups.get(kind)!.hits.length - before))
    taken.set(kind, before + more)
    left -= more
  }
  for (const [kind, part] of SHARES) take(kind, Math.max(1, Math.floor(limit * part)))
  for (const [kind] of SHARES) take(kind, limit)
  const hits: SearchHit[] = SHARES.flatMap(([kind]) => groups.get(kind)!.hits.slice(0, taken.get(kind)))
  const more = SHARES.map(([kind]) => kind).filter((kind) => {
    const group = groups.get(kind)!
    return group.more || group.hits.length > taken.get(kind)!
  })
  return { hits, more }
}

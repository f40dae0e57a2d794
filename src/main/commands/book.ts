import { Failure } from '../domain/failure'
import { refreshPerson } from '../sync/pullBook'
import { fittingRows } from '../store/segmentFitting'
import { wantSegments } from '../sync/pullSegments'
import type { CommandContext, Handlers } from './context'
import { ownerLockOf } from './owners'
import { ownerStory } from './ownerStory'
import { intercomUrl } from './views'

type Family = Pick<Handlers, 'book.list' | 'people.get' | 'people.refresh' | 'people.conversations' | 'company.get'>

/** A person; under the id of somebody who was merged, whoever they became. */
function person(context: CommandContext, id: string): Awaited<ReturnType<Handlers['people.get']>> {
  const session = context.session()
  const personId = session.store.merging.survivorOf(id)
  const found = session.store.people.get(personId)
  if (!found) {
    throw new Failure(
      'not_found',
      'This person is not on this desk: somebody else owns them, or they were merged or deleted.',
    )
  }
  const lock = ownerLockOf(session, personId)
  return {
    ...found,
    ...lock,
    ownership: ownerStory(session, personId, lock.ownerFrom),
    intercomUrl: intercomUrl(session, `users/${encodeURIComponent(personId)}`),
  }
}

/** The book, a person and a company: everything from the cache, so that it works without a network. */
export const bookCommands: Family = {
  async 'book.list'({ segment, ...input }, context) {
    const session = context.session()
    const { store } = session
    const now = context.options.clock.now()
    const isFiltered = segment !== null && segment.parts.length > 0
    if (isFiltered && wantSegments(store, segment, now)) session.jobs.now(['segments'])
    const among = isFiltered ? await fittingRows(store.segments, segment, { now, timeZone: session.timeZone() }) : null
    return { ...store.people.list({ ...input, among, now }), bookTotal: store.people.bookTotal() }
  },
  'people.get': (input, context) => person(context, input.personId),
  async 'people.refresh'(input, context) {
    const { sync } = context.session()
    await refreshPerson(sync, input.personId)
    context.changed(['people', 'conversations'], [input.personId])
    return person(context, input.personId)
  },
  'people.conversations'(input, context) {
    const { conversations, merging } = context.session().store
    return { rows: conversations.ofPerson(merging.survivorOf(input.personId)) }
  },
  'company.get'(input, context) {
    const { companies, people } = context.session().store
    const company = companies.get(input.companyId)
    if (!company) throw new Failure('not_found', 'This company is not in the cache.')
    return { name: company.name, ...people.ofCompany(input.companyId, input.offset, input.limit) }
  },
}

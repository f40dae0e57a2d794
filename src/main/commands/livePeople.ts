import { liveOwnerOf } from '../../contract/liveOwner'
import { asFailure, Failure } from '../domain/failure'
import { contactQuestion, type ContactQuestion, type ContactTests } from '../domain/live/contactTests'
import type { IntercomApi, IntercomContact, IntercomPage } from '../ports/intercom'
import type { Session } from '../session/sessionParts'
import type { Handlers } from './context'
import { askIntercom } from './liveAsking'
import { liveConversationRow, liveNames, livePersonRow } from './liveViews'

const PER_PAGE = 50
/** Where a page is cut to nothing, so many are asked for before the rep is asked to go on. */
const PAGES_AT_ONCE = 4
/** Array sizes are undocumented; 15 is what the API's own examples stay within. */
const IDS_AT_ONCE = 15

/** Sessions whose workspace does not take "owner is null" (the search value for nobody is not documented). */
const withoutNull = new WeakSet<object>()

/** Lists that are asked of Intercom there and then, page by page, and not kept. */
export const livePeopleCommands: Pick<Handlers, 'live.people' | 'live.unassigned'> = {
  async 'live.people'({ filter, segment, cursor }, context) {
    const session = context.session()
    const owner = liveOwnerOf(segment, session.profile.repId)
    if (owner === undefined) throw new Failure('validation', 'This filter is answered from your desk.')
    const question = contactQuestion(filter, segment, context.options.clock.now(), session.timeZone())
    const found = await askIntercom(context, (api) => pages(session, api, owner, question, cursor))
    const names = liveNames(session)
    return {
      rows: found.items.map((contact) => livePersonRow(session, contact, names)),
      next: found.next,
      total: found.total,
      notAsked: question.notAsked,
      askedAt: context.options.clock.now(),
    }
  },
  async 'live.unassigned'({ cursor }, context) {
    const session = context.session()
    const page = await askIntercom(context, (api) =>
      api.searchConversations({ unassigned: true, state: 'open', perPage: PER_PAGE, cursor }),
    )
    const names = liveNames(session)
    // Tickets are searched with conversations, and some workspaces answer assignees more widely than asked.
    const rows = page.items.filter((one) => !one.isTicket && one.assigneeId === null && one.teamId === null)
    return {
      rows: rows.map((one) => liveConversationRow(session, one, names)),
      next: page.next,
      total: rows.length === page.items.length ? page.total : null,
      askedAt: context.options.clock.now(),
    }
  },
}

/** A page of whom the filter means; several where what Intercom found was cut to nobody. */
async function pages(
  session: Session,
  api: IntercomApi,
  owner: string | null,
  question: ContactQuestion,
  from: string | null,
): Promise<IntercomPage<IntercomContact>> {
  let cursor = from
  for (let asked = 1; ; asked++) {
    const page =
      owner === null
        ? await nobodys(session, api, question.tests, cursor)
        : await api.searchContacts({ ownerId: owner, tests: question.tests, perPage: PER_PAGE, cursor })
    const { cut } = question
    const items = cut === null ? page.items : page.items.filter(cut)
    if (items.length > 0 || page.next === null || asked === PAGES_AT_ONCE) {
      return { ...page, items, total: cut === null ? page.total : null }
    }
    cursor = page.next
  }
}

/**
 * A page of people without an owner. Which value search takes for nobody is not documented: null is tried; where that is
 * refused, those whom no teammate owns are asked for, and of them whoever has no owner is taken.
 */
async function nobodys(
  session: Session,
  api: IntercomApi,
  tests: ContactTests[],
  cursor: string | null,
): Promise<IntercomPage<IntercomContact>> {
  const search = (owner: ContactTests): ReturnType<IntercomApi['searchContacts']> =>
    api.searchContacts({ tests: [owner, ...tests], perPage: PER_PAGE, cursor })
  if (!withoutNull.has(session)) {
    try {
      return await search({ field: 'owner_id', operator: '=', value: null })
    } catch (thrown) {
      if (asFailure(thrown).code !== 'validation') throw thrown
      withoutNull.add(session)
    }
  }
  const ids = session.store.teammates.list().map((one) => one.id)
  const groups = Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, at) =>
    ids.slice(at * IDS_AT_ONCE, (at + 1) * IDS_AT_ONCE),
  )
  const page = await search({ all: groups.map((value) => ({ field: 'owner_id', operator: 'NIN', value })) })
  const items = page.items.filter((contact) => contact.ownerId === null)
  return { ...page, items, total: items.length === page.items.length ? page.total : null }
}

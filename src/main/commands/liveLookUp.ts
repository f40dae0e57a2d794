import type { LiveRecord, LookUp } from '../../contract/models'
import { asFailure, Failure } from '../domain/failure'
import { type LookUpText, lookUpText } from '../domain/live/lookUpText'
import { foldEmail } from '../domain/matching/foldEmail'
import { soqlList } from '../domain/salesforce/soql'
import type { SalesforceApi, SalesforceQueryResult } from '../ports/salesforce'
import { readContacts, readLeads, wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'
import type { Session } from '../session/sessionParts'
import { settleGate } from '../sync/job'
import { done, type CommandContext, type Handlers } from './context'
import { askIntercom } from './liveAsking'
import { liveNames, livePersonRow } from './liveViews'
import { matchCommands } from './matchCommands'

/** So many of each kind: who is not among them is found by more of the name. */
const MOST = 20
const OBJECTS = ['Lead', 'Contact'] as const

type Family = Pick<Handlers, 'live.lookUp' | 'live.link'>
/** A Lead or Contact as it was read just now. */
type Read = Omit<LiveRecord, 'ownerIsMe' | 'url' | 'person'> & { email: string | null; ownerId: string | null }

/** One text asked of both services at once; either answers without the other. */
export const liveLookUpCommands: Family = {
  async 'live.lookUp'({ text }, context) {
    const wanted = lookUpText(text)
    if (!wanted) throw new Failure('validation', 'Type at least two letters, an email or a phone number.')
    const [people, records] = await Promise.all([
      peopleOf(context, wanted).catch(unanswered),
      recordsOf(context, wanted).catch(unanswered),
    ])
    return { by: wanted.by, people, records, askedAt: context.options.clock.now() }
  },
  async 'live.link'({ personId, recordId }, context) {
    // What was found there may not be here yet.
    await matchCommands['salesforce.refresh']({ personId }, context)
    const session = context.session()
    const { records } = session.store.salesforce.matchOf(session.orgKey() ?? '', personId)
    if (records.length === 1 && records[0]?.id === recordId) return done
    await matchCommands['salesforce.chooseMatch']({ personId, recordId }, context)
    return done
  },
}

function unanswered(thrown: unknown): { rows: never[]; more: boolean; problem: string } {
  return { rows: [], more: false, problem: asFailure(thrown).message }
}

async function peopleOf(context: CommandContext, { contacts }: LookUpText): Promise<LookUp['people']> {
  const session = context.session()
  const page = await askIntercom(context, (api) => api.searchContacts({ tests: contacts, perPage: MOST }))
  const names = liveNames(session)
  return { rows: page.items.map((one) => livePersonRow(session, one, names)), more: page.next !== null, problem: null }
}

const WITHIN = { email: 'EMAIL', phone: 'PHONE', name: 'NAME' } as const

async function recordsOf(context: CommandContext, wanted: LookUpText): Promise<LookUp['records']> {
  const session = context.session()
  const api = session.salesforce()
  if (!api) throw new Failure('auth_expired', 'Salesforce is not connected.')
  if (!context.options.network.isOnline()) throw new Failure('offline', 'Salesforce cannot be asked without a network.')
  try {
    const found = await api.search({
      text: wanted.salesforce,
      within: WITHIN[wanted.by],
      objects: OBJECTS,
      limit: MOST,
    })
    const rows = await readFound(api, found)
    session.gates.salesforce.reached()
    const ranked = new Map(found.map(({ id }, at) => [id, at]))
    rows.sort((a, b) => (ranked.get(a.id) ?? 0) - (ranked.get(b.id) ?? 0))
    const more = OBJECTS.some((object) => found.filter((one) => one.object === object).length === MOST)
    return { rows: rows.map((row) => recordView(session, api, row)), more, problem: null }
  } catch (thrown) {
    const failure = asFailure(thrown)
    settleGate(session.gates.salesforce, failure.code, failure.message)
    throw failure
  }
}

/** What this user may see of them, in one call. */
async function readFound(api: SalesforceApi, found: readonly { object: string; id: string }[]): Promise<Read[]> {
  const wanted = OBJECTS.map((object) => ({
    object,
    ids: found.filter((one) => one.object === object).map((one) => one.id),
  })).filter(({ ids }) => ids.length > 0)
  if (wanted.length === 0) return []
  const soql = await Promise.all(
    wanted.map(async ({ object, ids }) => {
      const fields = selectFields(await api.describe(object), wantedFields[object])
      return `SELECT ${fields.join(', ')} FROM ${object} WHERE Id IN ${soqlList(ids)}`
    }),
  )
  const answers = await api.queries(soql)
  return answers.flatMap((answer, at) => {
    if (answer instanceof Error) throw answer
    return readOf(wanted[at]!.object, answer)
  })
}

function readOf(object: (typeof OBJECTS)[number], { rows }: SalesforceQueryResult): Read[] {
  const line = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')
  if (object === 'Contact') {
    return readContacts(rows).rows.map(({ id, name, email, ownerId, ownerName, title, accountName }) => {
      const detail = line(title, accountName, email)
      return { id, object, name, email, ownerId, ownerName, detail }
    })
  }
  return readLeads(rows).rows.map((lead) => {
    const { id, name, email, ownerId, ownerName } = lead
    const detail = line(lead.isConverted ? 'Converted' : lead.status, lead.company, email)
    return { id, object, name, email, ownerId, ownerName, detail }
  })
}

function recordView(session: Session, api: SalesforceApi, { email, ownerId, ...read }: Read): LiveRecord {
  const ownerIsMe = ownerId === api.account.userId
  return { ...read, ownerIsMe, url: api.recordUrl(read.object, read.id), person: personWith(session, read.id, email) }
}

/** Whoever on this desk has this email: the record matches them, whether or not it is here by now. */
function personWith(session: Session, recordId: string, email: string | null): LiveRecord['person'] {
  const { store } = session
  const folded = foldEmail(email)
  const [id] = folded === null ? [] : store.people.withEmail(folded)
  const person = id === undefined ? null : store.people.get(id)
  if (!person) return null
  const { records } = store.salesforce.matchOf(session.orgKey() ?? '', person.id)
  const isLinked = records.length === 1 && records[0]?.id === recordId
  return { id: person.id, name: person.displayName, isLinked }
}

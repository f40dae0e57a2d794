import { asFailure, Failure } from '../domain/failure'
import type { CompanyChange } from '../outbox/personCompanySender'
import { LOCAL_COMPANY } from '../store/companiesShown'
import type { CachedCompany, PersonDetail } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { personHere } from './personFields'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'companies.find' | 'people.addCompany' | 'people.removeCompany'>

const AT_MOST = 20
/** From so many letters on Intercom is asked, too; it knows whole names alone. */
const LETTERS = 2

/** Whose companies a person is in. Made here offline, a company stands under an id of its own until Intercom has it. */
export const personCompanyCommands: Family = {
  async 'companies.find'({ text }, context) {
    const { store } = context.session()
    const wanted = text.trim()
    const cached = store.companies.called(wanted, AT_MOST)
    const isNamed = cached.some((one) => one.name.toLowerCase() === wanted.toLowerCase())
    const asked = isNamed || wanted.length < LETTERS ? null : await ask(context, wanted)
    const all = asked && !cached.some((one) => one.id === asked.id) ? [...cached, asked] : cached
    return {
      choices: all.map((one) => ({
        id: one.id,
        name: one.name,
        detail: [one.website, one.companyId].filter(Boolean).join(' · '),
      })),
    }
  },
  async 'people.addCompany'({ personId, company }, context) {
    const session = context.session()
    const person = personHere(session, personId)
    if ('id' in company) {
      const known = session.store.companies.get(company.id) ?? (await readCompany(context, company.id))
      if (person.companies.some((one) => one.id === company.id)) {
        throw new Failure('validation', `${person.displayName} is in ${known.name} already.`)
      }
      return put(context, person, { companyId: known.id, name: known.name, on: true, create: null })
    }
    const { name, ownId } = company
    const local = context.options.ids.next()
    const create = { companyId: ownId ?? `repdesk-${local}`, isChosen: ownId !== null }
    return put(context, person, { companyId: `${LOCAL_COMPANY}${local}`, name, on: true, create })
  },
  'people.removeCompany'({ personId, companyId }, context) {
    const person = personHere(context.session(), personId)
    const company = person.companies.find((one) => one.id === companyId)
    if (!company) throw new Failure('not_found', `${person.displayName} is not in this company.`)
    if (companyId.startsWith(LOCAL_COMPANY)) {
      throw new Failure('conflict', 'Intercom does not have this company yet. Undo or discard what makes it instead.')
    }
    return put(context, person, { companyId, name: company.name, on: false, create: null })
  },
}

function put(
  context: CommandContext,
  person: PersonDetail,
  change: Omit<CompanyChange, 'personId'>,
): ReturnType<typeof outboxItem> {
  const session = context.session()
  const personId = person.id
  const item = session.store.transaction(() =>
    enqueue(context, {
      kind: 'person.company',
      service: 'intercom',
      lane: `person-companies:${personId}`,
      personId,
      conversationId: null,
      payload: { ...change, personId, personName: person.displayName, values: { company: change.name } },
    }),
  )
  released(context, [personId])
  return outboxItem(session, item, context.options.clock.now())
}

/** One that the list offered and the cache does not have. */
async function readCompany(context: CommandContext, id: string): Promise<CachedCompany> {
  const { store, intercom } = context.session()
  const company = await intercom.company(id)
  store.companies.save([company], context.options.clock.now())
  return company
}

/** Intercom's company of exactly this name; null where it cannot be asked now. */
async function ask(context: CommandContext, name: string): Promise<CachedCompany | null> {
  const { intercom, gates } = context.session()
  if (!gates.intercom.mayTry()) return null
  try {
    return await intercom.findCompany({ name })
  } catch (thrown) {
    context.options.logger.info('A company was not looked up', { code: asFailure(thrown).code })
    return null
  }
}

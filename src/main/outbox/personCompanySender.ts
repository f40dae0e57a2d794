import { z } from 'zod'
import { asFailure, Failure, unlessGone, unsent } from '../domain/failure'
import type { IntercomCompany, IntercomContact } from '../ports/intercom'
import type { OutboxRow } from '../store/types'
import type { Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  personId: z.string(),
  /** Intercom's id; of a company that is made by this, the local one. */
  companyId: z.string(),
  name: z.string(),
  /** Into it, or out of it. */
  on: z.boolean(),
  /** A company that Intercom does not have yet, by the workspace's own id for it. */
  create: z.object({ companyId: z.string(), isChosen: z.boolean() }).nullable().default(null),
})

/** A person put into a company or taken out of one, as it waits in the outbox. */
export type CompanyChange = z.infer<typeof payloadSchema>

/**
 * Puts a person into a company or takes them out. It looks first: what is so already is not written, so an attempt whose
 * answer was lost may be repeated. A new company is looked for by its `company_id` before it is made, since `POST /companies`
 * would change one that is there.
 */
export const personCompanySender: Sender = {
  kind: 'person.company',
  async send(item, context) {
    const { personId, on } = payloadSchema.parse(item.payload)
    const current = await context.intercom.contact(personId).catch(unsent)
    const id = await companyOf(item, context)
    const ids = await companiesOf(current, context)
    if (ids.includes(id) === on) {
      keep(context, { ...current, companyIds: ids })
      return { id, wrote: [], skipped: 'Already so.' }
    }
    if (on) await context.intercom.attachCompany(personId, id)
    else await context.intercom.detachCompany(personId, id)
    const companyIds = on ? [...ids, id] : ids.filter((one) => one !== id)
    keep(context, { ...current, companyIds })
    return { id, wrote: ['company'] }
  },
  // Sending it again would find what arrived by itself; but what is called absent the rep may discard meanwhile.
  async lookUp(item, context) {
    const { personId, companyId, create, on } = payloadSchema.parse(item.payload)
    const current = await context.intercom.contact(personId).catch(unlessGone)
    // A new company's id is not known before it is made, or found by its own.
    const made =
      create === null ? { id: companyId } : await context.intercom.findCompany({ companyId: create.companyId })
    if (current === null || made === null) return { found: false }
    const ids = await companiesOf(current, context)
    if (ids.includes(made.id) !== on) return { found: false }
    keep(context, { ...current, companyIds: ids })
    return { found: true, outcome: { id: made.id, wrote: ['company'] } }
  },
  async settle(item, _outcome, context) {
    const { personId } = payloadSchema.parse(item.payload)
    keep(context, await context.intercom.contact(personId))
  },
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

/** Ids of all their companies: a contact carries the first ten. */
async function companiesOf(contact: IntercomContact, { intercom }: SendingContext): Promise<string[]> {
  if (!contact.hasMoreCompanies) return contact.companyIds
  return (await intercom.companiesOf(contact.id)).map((one) => one.id)
}

/** Intercom's id of the company, which is made first where it is new. It is in the cache then. */
async function companyOf(item: OutboxRow, context: SendingContext): Promise<string> {
  const { companyId, name, create, on } = payloadSchema.parse(item.payload)
  const { store, intercom } = context
  if (create === null) {
    if (on && store.companies.get(companyId) === null) {
      store.companies.save([await readOf(companyId, context)], context.now())
    }
    return companyId
  }
  const there = await intercom.findCompany({ companyId: create.companyId })
  if (there && create.isChosen && there.name !== name) {
    throw new Failure(
      'conflict',
      `Intercom has a company with the ID “${create.companyId}” already: ${there.name}. Discard this and add that one, or choose another ID.`,
      { sent: 'no', body: { company: { id: there.id, name: there.name } } },
    )
  }
  const company = there ?? (await intercom.createCompany({ companyId: create.companyId, name }))
  store.companies.save([company], context.now())
  return company.id
}

async function readOf(companyId: string, { intercom }: SendingContext): Promise<IntercomCompany> {
  try {
    return await intercom.company(companyId)
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found') throw failure
    throw new Failure('not_found', 'Intercom has this company no longer. Discard this, or make it anew.', {
      ...failure.details,
      sent: 'no',
    })
  }
}

function keep(context: SendingContext, contact: IntercomContact): void {
  context.store.people.save([contact], context.now())
}

import { z } from 'zod'
import { ROLE_PREFIX } from '../domain/creation/fields'
import { Failure } from '../domain/failure'
import { LOOK_BACK_MS } from '../domain/outbox/samePart'
import { typedValues } from '../domain/records/edit'
import { soqlText, soqlTime } from '../domain/salesforce/soql'
import type { SalesforceApi, SalesforceDescribe, SalesforceRow } from '../ports/salesforce'
import type { OutboxRow } from '../store/types'
import { createable, orgKeyOf, salesforceTime, signedIn } from './createSender'
import { readBack } from './readBack'
import type { Found, Sender, SendingContext } from './sender'

const payloadSchema = z.object({
  /** As the form gave them; those of the role begin with `role.`. */
  values: z.record(z.string(), z.string()),
  /** The Contact; without an id while it is on its way. */
  target: z.object({ object: z.enum(['Lead', 'Contact']), id: z.string().nullable(), name: z.string() }),
  /** The Account is the Contact's, which was not known yet when the form was filled in. */
  followAccount: z.boolean().default(false),
})

/** An Opportunity to be made, as it waits in the outbox; throws where the item is none. */
export function opportunityPayload(item: Pick<OutboxRow, 'payload'>): z.infer<typeof payloadSchema> {
  return payloadSchema.parse(item.payload)
}

/**
 * Makes an Opportunity and the Contact's role on it, both or neither, exactly once. Both go out as one transaction
 * (`createTogether`), so a role of this Contact that this user has just made tells that its Opportunity has arrived. Names
 * are no proof: orgs name Opportunities by themselves. One that is there under another name is asked about.
 */
export const opportunitySender: Sender = {
  kind: 'opportunity.create',
  async send(item, context) {
    const api = signedIn(context)
    const { values } = opportunityPayload(item)
    const contactId = contactOf(item, context)
    const describe = await api.describe('Opportunity')
    const role = await roleDescribe(api)
    const accountId = accountOf(item, context, contactId)
    const own = createable({ ...typedValues(describe, ownValues(values)), ...accountId }, describe)
    const parts = [{ name: 'opportunity', object: 'Opportunity', values: own.may }]
    const leftOut = [...own.leftOut]
    if (role?.createable) {
      const links = { OpportunityId: '@{opportunity.id}', ContactId: contactId }
      const made = createable(typedValues(role, roleValues(values)), role)
      parts.push({ name: 'role', object: 'OpportunityContactRole', values: { ...made.may, ...links } })
      leftOut.push(...made.leftOut.map((name) => `${ROLE_PREFIX}${name}`))
    }
    const [id = '', roleId] = await api.createTogether(parts)
    const url = api.recordUrl('Opportunity', id)
    return {
      id,
      url,
      contactId,
      ...(roleId === undefined ? {} : { roleId }),
      ...(leftOut.length > 0 ? { leftOut } : {}),
    }
  },
  lookUp,
  async settle(_item, outcome, context) {
    if (typeof outcome.id !== 'string') return
    const roleId = typeof outcome.roleId === 'string' ? outcome.roleId : null
    await readBack(context, [
      ['Opportunity', outcome.id],
      ...(roleId === null ? [] : [['OpportunityContactRole', roleId] as const]),
    ])
  },
  serverTime: salesforceTime,
}

async function lookUp(item: OutboxRow, context: SendingContext): Promise<Found> {
  const api = signedIn(context)
  const { values } = opportunityPayload(item)
  const contactId = contactOf(item, context)
  const since = (item.attemptServerTime ?? item.createdAt) - LOOK_BACK_MS
  const mine = `CreatedById = ${soqlText(api.account.userId)} AND CreatedDate >= ${soqlTime(since)}`
  const hasRoles = (await roleDescribe(api))?.createable === true
  const name = values.Name?.trim() ?? ''
  const { rows } = await api.query(
    hasRoles
      ? `SELECT Id, OpportunityId, Opportunity.Name FROM OpportunityContactRole WHERE ContactId = ${soqlText(contactId)} AND ${mine} ORDER BY CreatedDate, Id`
      : `SELECT Id, Name FROM Opportunity WHERE Name = ${soqlText(name)} AND ${mine} ORDER BY CreatedDate, Id`,
  )
  const { outbox } = context.store
  const others = outbox.claimed('opportunity.create', null, item.id)
  const found = rows.map((row) => candidate(row, hasRoles)).filter((one) => !others.has(one.id))
  // A conversion makes an Opportunity with a role, too; of the same name it would be hard to tell.
  const converted = new Set(convertedInto(context, item))
  const own = found.filter((one) => !converted.has(one.id))
  const same = own.find((one) => fold(one.name) === fold(name))
  if (same) {
    const url = api.recordUrl('Opportunity', same.id)
    return { found: true, outcome: { id: same.id, url, contactId, ...(same.roleId ? { roleId: same.roleId } : {}) } }
  }
  const [other] = own
  if (!other) return { found: false }
  return {
    found: 'unsure',
    why: `Salesforce has an Opportunity “${other.name}” that you made for this Contact at that time, under another name. Look whether it is this one, then say whether it arrived.`,
  }
}

interface Candidate {
  id: string
  name: string
  roleId: string | null
}

function candidate(row: SalesforceRow, isRole: boolean): Candidate {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  if (!isRole) return { id: text(row.Id), name: text(row.Name), roleId: null }
  const opportunity = row.Opportunity as SalesforceRow | null
  return { id: text(row.OpportunityId), name: text(opportunity?.Name), roleId: text(row.Id) }
}

/** Opportunities that this desktop's conversions of the person's Lead have made. */
function convertedInto(context: SendingContext, item: OutboxRow): string[] {
  return context.store.audit
    .list({ kind: 'lead.convert', personId: item.personId }, { limit: 50 })
    .flatMap(({ outcome }) => (typeof outcome?.opportunityId === 'string' ? [outcome.opportunityId] : []))
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** Null where roles are hidden from this user. */
async function roleDescribe(api: SalesforceApi): Promise<SalesforceDescribe | null> {
  try {
    return await api.describe('OpportunityContactRole')
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.code === 'not_found' || thrown.code === 'permission')) return null
    throw thrown
  }
}

function ownValues(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(ROLE_PREFIX)))
}

function roleValues(values: Record<string, string>): Record<string, string> {
  const own = Object.entries(values).filter(([name]) => name.startsWith(ROLE_PREFIX))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(ROLE_PREFIX.length), value]))
}

/** Whose role it is. Without an id (the Contact was told to have arrived, or made anew) the person's one Contact is meant. */
function contactOf(item: OutboxRow, context: SendingContext): string {
  const { target } = opportunityPayload(item)
  if (target.object === 'Contact' && target.id !== null) return target.id
  const match = item.personId === null ? null : context.store.salesforce.matchOf(item.orgKey ?? '', item.personId)
  const contacts = (match?.records ?? []).filter((record) => record.object === 'Contact')
  const [only] = contacts
  if (only && contacts.length === 1) return only.id
  throw new Failure(
    'not_found',
    target.object === 'Lead'
      ? 'The record you chose is a Lead, and an Opportunity needs a Contact. Convert the Lead, then send this again.'
      : 'Repdesk does not know which Contact this Opportunity is for. Create the Contact, or wait for it to appear, and send this again.',
    { sent: 'no' },
  )
}

function accountOf(item: OutboxRow, context: SendingContext, contactId: string): { AccountId?: string } {
  const { values, followAccount } = opportunityPayload(item)
  if (!followAccount || values.AccountId) return {}
  const contact = context.store.records.get(orgKeyOf(signedIn(context)), 'Contact', contactId)
  return contact?.accountId ? { AccountId: contact.accountId } : {}
}

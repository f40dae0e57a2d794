import type { ConversionForm } from '../../contract/models'
import { Failure } from '../domain/failure'
import { companyWords, likelyAccounts } from '../domain/leads/conversion'
import { foldEmail } from '../domain/matching/foldEmail'
import { pageOfRecord } from '../domain/salesforce/recordTypes'
import type { Session } from '../session/sessionParts'
import type { CachedRecord } from '../store/types'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { keptPages } from './orgDescribes'
import { personOf } from './panel'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'leads.convertForm' | 'leads.convert'>

/** Converting a Lead, online or not: one outbox item. */
export const conversionCommands: Family = {
  'leads.convertForm': (input, context) => form(context, input.personId, input.leadId),
  'leads.convert'(input, context) {
    const session = context.session()
    const shown = form(context, input.personId, input.leadId)
    if (shown.blocked !== null) throw new Failure('validation', shown.blocked)
    const fields = problems(shown, input)
    if (Object.keys(fields).length > 0) {
      throw new Failure('validation', 'Some values need your attention before the Lead can be converted.', { fields })
    }
    const item = session.store.transaction(() =>
      enqueue(context, {
        kind: 'lead.convert',
        service: 'salesforce',
        // After what is still to be written on the Lead.
        lane: `record:${input.leadId}`,
        personId: input.personId,
        conversationId: null,
        payload: {
          leadId: input.leadId,
          status: input.status,
          accountId: input.accountId,
          contactId: input.contactId,
          values: { opportunityName: input.opportunityName ?? '' },
          recordName: shown.leadName,
          personName: personOf(session, input.personId).displayName,
        },
      }),
    )
    released(context, [input.personId])
    return outboxItem(session, item, context.options.clock.now())
  },
}

function problems(
  shown: ConversionForm,
  input: { status: string; accountId: string | null; contactId: string | null },
): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!shown.statuses.some((one) => one.value === input.status)) fields.status = 'Choose one of the list.'
  if (input.accountId !== null && !shown.accounts.some((one) => one.id === input.accountId)) {
    fields.accountId = 'Choose one of the list.'
  }
  const contact = shown.contacts.find((one) => one.id === input.contactId)
  if (input.contactId !== null && contact?.accountId !== input.accountId) {
    fields.contactId = 'Choose a Contact of the chosen Account.'
  }
  return fields
}

function form(context: CommandContext, personId: string, leadId: string): ConversionForm {
  const session = context.session()
  const person = personOf(session, personId)
  const orgKey = session.orgKey()
  const lead = orgKey === null ? null : session.store.records.get(orgKey, 'Lead', leadId)
  if (orgKey === null || !lead) throw new Failure('not_found', 'This Lead is not on this desk any more.')
  const company = text(lead.fields.Company)
  const statuses = convertedStatuses(session, orgKey, lead)
  const accounts = accountsFor(session, orgKey, company, text(lead.fields.Email))
  return {
    personId: person.id,
    leadId,
    leadName: lead.name,
    statuses,
    status: statuses[0]?.value ?? '',
    accounts: accounts.map((one) => ({ id: one.id, name: one.name, detail: text(one.fields['Owner.Name']) })),
    newAccountName: company,
    contacts: contactsFor(session, orgKey, accounts, text(lead.fields.Email)),
    opportunityName: company === '' ? lead.name : company,
    ownerSentence: `What is made will belong to ${text(lead.fields['Owner.Name']) || 'the Lead’s owner'}.`,
    blocked: blockedBy(session, personId, lead, statuses.length > 0),
  }
}

function blockedBy(session: Session, personId: string, lead: CachedRecord, hasStatus: boolean): string | null {
  if (!session.salesforce()) return 'Connect Salesforce first, in Settings.'
  const isWaiting = session.store.outbox
    .unsentOf({ personId })
    .some((item) => item.kind === 'lead.convert' && item.payload.leadId === lead.id)
  if (isWaiting) return 'The conversion of this Lead is on its way already.'
  if (lead.fields.IsConverted === true) return 'This Lead is converted already. Refresh Salesforce to see its Contact.'
  if (!hasStatus) {
    return 'Repdesk does not know yet which Lead status means “converted”. Refresh Salesforce, then try again.'
  }
  return null
}

/** The org's own names (LeadStatus with IsConverted), in its order, as far as the Lead's record type has them. */
function convertedStatuses(session: Session, orgKey: string, lead: CachedRecord): { value: string; label: string }[] {
  const rows = session.store.orgSetup.get(orgKey, 'rows/LeadStatus')?.body
  if (!Array.isArray(rows)) return []
  const fitting = pageOfRecord(keptPages(session, 'Lead'), lead.fields.RecordTypeId)?.picklists.Status?.values
  return (rows as Record<string, unknown>[])
    .filter((row) => row.IsConverted === true)
    .map((row) => ({ value: text(row.ApiName) || text(row.MasterLabel), label: text(row.MasterLabel) }))
    .filter(({ value }) => fitting === undefined || fitting.includes(value))
}

function accountsFor(session: Session, orgKey: string, company: string, email: string): CachedRecord[] {
  const called = companyWords(company, email)
  if (called.length === 0) return []
  const all = session.store.records.list(orgKey, { object: 'Account', called })
  const known = all.map((record) => ({ id: record.id, name: record.name, website: record.fields.Website, record }))
  return likelyAccounts(known, company, email).map(({ record }) => record)
}

function contactsFor(
  session: Session,
  orgKey: string,
  accounts: readonly CachedRecord[],
  email: string,
): ConversionForm['contacts'] {
  if (accounts.length === 0) return []
  const folded = foldEmail(email)
  return session.store.records
    .list(orgKey, { object: 'Contact', accountIds: accounts.map((one) => one.id) })
    .filter((one) => folded === null || foldEmail(text(one.fields.Email)) === folded)
    .map((one) => ({ id: one.id, name: one.name, detail: text(one.fields.Title), accountId: one.accountId ?? '' }))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

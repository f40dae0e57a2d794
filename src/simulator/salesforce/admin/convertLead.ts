import { requestError, writeError } from '../errors'
import type { Caller } from '../org'
import { defaultStatus, statusRow } from '../statuses'
import type { Values } from '../writes/body'
import { formatDay } from '../times'
import { createRecord, updateRecord } from '../writes/save'
import { deriveRow } from '../writes/derive'
import { childrenOf } from '../writes/remove'
import { asText } from '../text'
import { accountValues, contactValuesOf, fillBlanks } from './leadFields'

/** How a lead is converted; what is not named is made from the lead. */
export interface ConvertOptions {
  accountId?: string
  contactId?: string
  /** An Opportunity to relate instead of making one. */
  opportunityId?: string
  /** Default: an Opportunity named after the company. */
  createOpportunity?: boolean
  opportunityName?: string
  /** Owner of the new records; default the lead's, where that is a user. */
  ownerId?: string
  /** Must be a converted LeadStatus; default the first. */
  convertedStatus?: string
  /** A given Contact takes the Lead's LeadSource over its own. */
  overwriteLeadSource?: boolean
}

export interface ConvertResult {
  leadId: string
  accountId: string
  contactId: string
  opportunityId: string | null
}

/**
 * Converts a Lead as the page or the SOAP call does: Account, Contact and Opportunity appear, its Tasks move to the
 * Contact (and change their SystemModstamp), and the Lead stays behind, read-only.
 */
export function convertLead(caller: Caller, leadId: string, options: ConvertOptions = {}): ConvertResult {
  const { org } = caller
  const lead = org.store.get('Lead', leadId)
  if (!lead || lead['IsDeleted'] === true) throw writeError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  if (lead['IsConverted'] === true) throw writeError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')
  const status = options.convertedStatus ?? firstConvertedStatus(caller)
  if (statusRow(org, 'LeadStatus', status)?.['IsConverted'] !== true) {
    throw requestError(400, 'INVALID_STATUS', `invalid convertedStatus: ${status ?? ''}`)
  }
  const system: Caller = { ...caller, system: true }
  const owner = options.ownerId ?? (String(lead['OwnerId']).startsWith('005') ? String(lead['OwnerId']) : caller.userId)
  return org.store.atomic(() => {
    const make = (name: string, values: Values): string =>
      createRecord(system, org.schema.find(name)!, { OwnerId: owner, ...values })
    const contact = options.contactId ? org.store.get('Contact', options.contactId) : undefined
    const given = options.accountId ?? (typeof contact?.['AccountId'] === 'string' ? contact['AccountId'] : undefined)
    const accountId = given ?? make('Account', accountValues(lead))
    if (given) fillBlanks(system, 'Account', given, accountValues(lead))
    const contactValues = { ...contactValuesOf(lead), AccountId: accountId }
    const contactId = contact?.Id ?? make('Contact', contactValues)
    if (contact) fillBlanks(system, 'Contact', contactId, contactValues)
    if (contact && options.overwriteLeadSource) {
      updateRecord(system, org.schema.find('Contact')!, contactId, { LeadSource: lead['LeadSource'] ?? null })
    }
    const now = caller.at ?? org.stamp()
    const makeOpportunity = (): string =>
      make('Opportunity', {
        Name: options.opportunityName ?? `${asText(lead['Company'])}-`,
        AccountId: accountId,
        ContactId: contactId,
        StageName: defaultStatus(org, 'OpportunityStage'),
        CloseDate: endOfQuarter(now),
        LeadSource: lead['LeadSource'],
      })
    const opportunityId = options.opportunityId ?? (options.createOpportunity === false ? null : makeOpportunity())
    if (options.opportunityId) relate(system, options.opportunityId, contactId)
    moveTasks(caller, leadId, contactId, now)
    org.store.put('Lead', {
      ...lead,
      IsConverted: true,
      IsUnreadByOwner: false,
      Status: status,
      ConvertedDate: formatDay(now),
      ConvertedAccountId: accountId,
      ConvertedContactId: contactId,
      ConvertedOpportunityId: opportunityId,
      SystemModstamp: now,
      LastModifiedDate: now,
      LastModifiedById: caller.userId,
    })
    return { leadId, accountId, contactId, opportunityId }
  })
}

function firstConvertedStatus(caller: Caller): string | undefined {
  const rows = [...caller.org.store.table('LeadStatus').rows.values()]
  const row = rows
    .filter((one) => one['IsConverted'] === true)
    .sort((a, b) => Number(a['SortOrder']) - Number(b['SortOrder']))[0]
  return row && String(row['ApiName'])
}

/** A conversion's Opportunity closes on the last day of the quarter (Help, "Convert Qualified Leads"). */
function endOfQuarter(now: number): string {
  const date = new Date(now)
  return formatDay(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3 + 3, 0))
}

function moveTasks(caller: Caller, leadId: string, contactId: string, now: number): void {
  const { org } = caller
  const object = org.schema.find('Task')!
  for (const task of childrenOf(org, 'Task', 'WhoId', leadId)) {
    org.store.put('Task', deriveRow(org, object, { ...task, WhoId: contactId, SystemModstamp: now }, task))
  }
}

/** A Contact of the Lead gets a role in an Opportunity that was there before: the primary one where there is none. */
function relate(caller: Caller, opportunityId: string, contactId: string): void {
  const roles = childrenOf(caller.org, 'OpportunityContactRole', 'OpportunityId', opportunityId)
  if (roles.some((role) => role['ContactId'] === contactId)) return
  createRecord(caller, caller.org.schema.find('OpportunityContactRole')!, {
    OpportunityId: opportunityId,
    ContactId: contactId,
    IsPrimary: !roles.some((role) => role['IsPrimary'] === true),
  })
}

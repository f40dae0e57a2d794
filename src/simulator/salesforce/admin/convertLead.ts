import { requestError, writeError } from '../errors'
import type { Caller } from '../org'
import { statusRow } from '../statuses'
import { formatDay } from '../times'
import { createRecord } from '../writes/save'
import { deriveRow } from '../writes/derive'
import { childrenOf } from '../writes/remove'
import { asText } from '../text'

/** How a lead is converted; what is not named is made from the lead. */
export interface ConvertOptions {
  accountId?: string
  contactId?: string
  /** Default: an Opportunity named after the company. */
  createOpportunity?: boolean
  opportunityName?: string
  /** Owner of the new records; default the lead's, where that is a user. */
  ownerId?: string
  /** Must be a converted LeadStatus; default the first. */
  convertedStatus?: string
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
    const make = (name: string, values: Record<string, unknown>): string =>
      createRecord(system, org.schema.find(name)!, { OwnerId: owner, ...values })
    const contact = options.contactId ? org.store.get('Contact', options.contactId) : undefined
    const accountId =
      options.accountId ??
      (typeof contact?.['AccountId'] === 'string' ? contact['AccountId'] : undefined) ??
      make('Account', {
        Name: lead['Company'],
        Website: lead['Website'],
        Industry: lead['Industry'],
        Phone: lead['Phone'],
      })
    const contactId =
      contact?.Id ??
      make('Contact', {
        AccountId: accountId,
        FirstName: lead['FirstName'],
        LastName: lead['LastName'],
        Email: lead['Email'],
        Phone: lead['Phone'],
        MobilePhone: lead['MobilePhone'],
        Title: lead['Title'],
        LeadSource: lead['LeadSource'],
        Description: lead['Description'],
      })
    const now = caller.at ?? org.stamp()
    const opportunityId =
      options.createOpportunity === false
        ? null
        : make('Opportunity', {
            Name: options.opportunityName ?? `${asText(lead['Company'])}-`,
            AccountId: accountId,
            ContactId: contactId,
            StageName: 'Prospecting',
            CloseDate: formatDay(now + 90 * 86_400_000),
            LeadSource: lead['LeadSource'],
          })
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

function moveTasks(caller: Caller, leadId: string, contactId: string, now: number): void {
  const { org } = caller
  const object = org.schema.find('Task')!
  for (const task of childrenOf(org, 'Task', 'WhoId', leadId)) {
    org.store.put('Task', deriveRow(org, object, { ...task, WhoId: contactId, SystemModstamp: now }, task))
  }
}

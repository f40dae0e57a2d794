import { canEdit, canRead } from '../access'
import { convertLead, type ConvertOptions, type ConvertResult } from '../admin/convertLead'
import { requestError, SalesforceError, writeError, type ApiError } from '../errors'
import { parseId } from '../ids'
import { checkMayCreate } from '../objectPermissions'
import type { Caller } from '../org'
import type { Row } from '../store'
import { tag, textOf, type XmlElement } from './xml'

/** "convertLead()", SOAP API Developer Guide: at most this many Leads in one call. */
const MAX_LEADS = 100

/**
 * Converts each Lead of a `convertLead` request by itself and writes its LeadConvertResult. Throws a fault's error
 * for a request that is refused as a whole.
 */
export function convertLeads(caller: Caller, operation: XmlElement): string {
  const list = operation.children.filter((child) => child.name === 'leadConverts')
  if (list.length > MAX_LEADS) {
    throw requestError(400, 'LIMIT_EXCEEDED', `convertLead takes at most ${MAX_LEADS} leads in one call`)
  }
  return list
    .map((input) => {
      try {
        return writeResult(caller.org.store.atomic(() => convertOne(caller, input)))
      } catch (error) {
        if (!(error instanceof SalesforceError)) throw error
        return writeErrors(error.errors)
      }
    })
    .join('')
}

function convertOne(caller: Caller, input: XmlElement): ConvertResult {
  const flag = (name: string): boolean => /^(true|1)$/.test(textOf(input, name) ?? '')
  const leadId = parseId(textOf(input, 'leadId'))
  const lead = leadId ? caller.org.store.get('Lead', leadId) : undefined
  if (!lead || !canRead(caller, 'Lead', lead)) throw noSuch()
  if (!canEdit(caller, 'Lead', lead)) throw readOnly()
  const [accountId, contactId, opportunityId] = (['accountId', 'contactId', 'opportunityId'] as const).map((name) =>
    existing(caller, input, name),
  )
  const createOpportunity = !flag('doNotCreateOpportunity')
  checkTargets(caller, { accountId, contactId, opportunityId }, createOpportunity)
  const opportunityName = textOf(input, 'opportunityName')
  // The guide: the name "must be left blank" then, or an error is returned. Code and wording are ours.
  if (opportunityName && !createOpportunity) {
    throw writeError('FIELD_INTEGRITY_EXCEPTION', 'opportunityName must be blank with doNotCreateOpportunity')
  }
  const ownerId = checkOwner(caller, lead, textOf(input, 'ownerId'))
  const options: ConvertOptions = {
    ...(accountId ? { accountId } : {}),
    ...(contactId ? { contactId } : {}),
    ...(opportunityId ? { opportunityId } : {}),
    ...(ownerId ? { ownerId } : {}),
    createOpportunity,
    // The guide: without a name it is the Lead's company.
    opportunityName: opportunityName ?? String(lead['Company']),
    convertedStatus: textOf(input, 'convertedStatus') ?? '',
    overwriteLeadSource: flag('overwriteLeadSource'),
  }
  return convertLead(caller, lead.Id, options)
}

const TARGETS = { accountId: 'Account', contactId: 'Contact', opportunityId: 'Opportunity' } as const

/** The id of a record to convert into, which this user must be able to read and edit. */
function existing(caller: Caller, input: XmlElement, name: keyof typeof TARGETS): string | undefined {
  const given = textOf(input, name)
  if (given === undefined) return undefined
  const object = TARGETS[name]
  const id = parseId(given)
  const row = id ? caller.org.store.get(object, id) : undefined
  if (!row || row['IsDeleted'] === true || !canRead(caller, object, row)) throw noSuch()
  if (!canEdit(caller, object, row)) throw readOnly()
  return row.Id
}

/** Permissions for what will be made; and a Contact goes with its own Account, which must be given too. */
function checkTargets(
  caller: Caller,
  ids: { accountId?: string | undefined; contactId?: string | undefined; opportunityId?: string | undefined },
  createOpportunity: boolean,
): void {
  const { org } = caller
  if (ids.contactId && (org.store.get('Contact', ids.contactId)?.['AccountId'] ?? null) !== (ids.accountId ?? '')) {
    // The rule is the guide's, the code and the wording are ours.
    throw writeError('INVALID_CROSS_REFERENCE_KEY', 'contactId: the contact is not associated with the given account')
  }
  if (!ids.accountId) checkMayCreate(caller, org.schema.find('Account')!)
  if (!ids.contactId) checkMayCreate(caller, org.schema.find('Contact')!)
  if (createOpportunity && !ids.opportunityId) checkMayCreate(caller, org.schema.find('Opportunity')!)
}

/** A queue owns no Account: the caller must name an owner for its Leads (the code is ours). Inactive users are refused. */
function checkOwner(caller: Caller, lead: Row, given: string | undefined): string | undefined {
  const owner = given ?? String(lead['OwnerId'])
  const user = caller.org.store.get('User', parseId(owner) ?? '')
  if (!user) throw writeError('INVALID_OWNER', 'ownerId: an active user must own what the lead becomes')
  if (user['IsActive'] !== true) {
    throw writeError(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${user.Id}] as owner of account`,
    )
  }
  return user.Id
}

function noSuch(): SalesforceError {
  return writeError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
}

function readOnly(): SalesforceError {
  return writeError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
}

function writeResult(result: ConvertResult): string {
  const { accountId, contactId, leadId, opportunityId } = result
  return `<result>${tag('accountId', accountId)}${tag('contactId', contactId)}${tag('leadId', leadId)}${tag('opportunityId', opportunityId)}<success>true</success></result>`
}

function writeErrors(errors: readonly ApiError[]): string {
  const rows = errors.map(({ errorCode, message, fields = [] }) => {
    const names = fields.map((field) => tag('fields', field)).join('')
    return `<errors>${names}${tag('message', message)}${tag('statusCode', errorCode)}</errors>`
  })
  const none = (name: string): string => tag(name, null)
  return `<result>${none('accountId')}${none('contactId')}${rows.join('')}${none('leadId')}${none('opportunityId')}<success>false</success></result>`
}

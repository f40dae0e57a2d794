import { detailsOf, type HealthDetails, type OrgRefusal } from './healthDetails'

export type OrgProblem =
  | 'hiddenRequiredField'
  | 'hiddenField'
  | 'readOnlyField'
  | 'restrictedPicklist'
  | 'trigger'
  | 'flow'
  | 'validationRule'
  | 'lookupFilter'
  | 'inactiveOwner'
  | 'apiDisabledForOrg'
  | 'apiDisabledForUser'
  | 'appNotAllowed'
  | 'noObjectPermission'
  | 'noRecordAccess'
  | 'storageFull'
  | 'rowLock'
  | 'limitReached'

/** A problem of the org's set-up, in words for the rep and for the admin. */
export interface OrgProblemWords {
  problem: OrgProblem
  /** What is wrong: one or two sentences. */
  cause: string
  /** What the rep can do, or whom to ask. */
  remedy: string
  /** A text to copy and send: what happened, where to look in Setup, and Salesforce's own words. */
  forAdmin: string
  /** True where it passes by itself and Repdesk tries again. */
  passes: boolean
}

type Words = [problem: OrgProblem, cause: string, remedy: string, setup: string]

/**
 * Recognises problems of the org's set-up by error code and message (REST API guide, "Status Codes and Error Responses";
 * codes as other clients recorded them), so that the rep learns what is wrong and can hand the admin a text that says
 * where to look. Null for everything else: what the rep typed, duplicates, sessions, lost connections.
 */
export function orgProblem(refusal: OrgRefusal): OrgProblemWords | null {
  const details = detailsOf(refusal)
  const words = wordsFor(refusal, details)
  if (!words) return null
  const [problem, cause, remedy, setup] = words
  const passes = problem === 'rowLock' || problem === 'limitReached'
  return { problem, cause, remedy, forAdmin: adminText(refusal, details, cause, setup), passes }
}

const SEND_ADMIN = 'Send your Salesforce admin the text below, then try again.'

function wordsFor({ serviceCode, message, object }: OrgRefusal, d: HealthDetails): Words | null {
  if (/not valid for use with the REST API|not attached to Agent/i.test(message)) {
    const setup =
      'Setup > External Client App Manager > the app for Repdesk > Policies: let this user’s profile or a permission set use the app, with the scope “api”.'
    return [
      'appNotAllowed',
      'Salesforce signed you in, but does not let this app use its API for you.',
      SEND_ADMIN,
      setup,
    ]
  }
  switch (serviceCode) {
    case 'REQUIRED_FIELD_MISSING':
      return hiddenRequired(object, d)
    case 'INVALID_FIELD':
      return [
        'hiddenField',
        `Salesforce hides ${d.fieldWords} of ${object} from you, or it no longer exists.`,
        SEND_ADMIN,
        `${fieldSecurity(object)}: make ${d.fieldWords} visible for this user, or remove it from what Repdesk is set to use.`,
      ]
    case 'INVALID_FIELD_FOR_INSERT_UPDATE':
      return [
        'readOnlyField',
        `Salesforce does not let you fill ${d.fieldWords} of ${object}.`,
        `Leave it out, or ask for it to be opened. ${SEND_ADMIN}`,
        `${fieldSecurity(object)}: let this user edit ${d.fieldWords}.`,
      ]
    case 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST':
      return [
        'restrictedPicklist',
        `${d.fieldWords} takes only the values of its list, and ${d.value ? `“${d.value}”` : 'the one sent'} is not among them.`,
        'Choose a value of the list or map this value to one in Settings; or ask your admin to add it.',
        `Setup > Object Manager > ${object} > Fields & Relationships > ${d.fieldWords}: add ${d.value ? `“${d.value}”` : 'the value'} to the active values (and to the record types that use them), or lift “Restrict picklist to the values defined in the value set”.`,
      ]
    case 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY':
      return automation(object, d)
    case 'CANNOT_EXECUTE_FLOW_TRIGGER':
      return [
        'flow',
        `A flow of your org${d.automation ? `, “${d.automation}”,` : ''} failed while the ${object} was saved, so nothing was saved.`,
        SEND_ADMIN,
        `Setup > Flows${d.automation ? ` > ${d.automation}` : ''}: the error email to the flow’s owner has the step that failed.`,
      ]
    case 'FIELD_CUSTOM_VALIDATION_EXCEPTION':
      return [
        'validationRule',
        `A rule of your org refused this${d.hasFields ? ` because of ${d.fieldWords}` : ''}: “${d.said}”.`,
        'Correct what the rule asks for and send again. Where that is not possible here, send your Salesforce admin the text below.',
        `Setup > Object Manager > ${object} > Validation Rules (or a trigger that adds this error): the rule with this message has to allow what a rep enters.`,
      ]
    case 'FIELD_FILTER_VALIDATION_EXCEPTION':
      return [
        'lookupFilter',
        `The record chosen for ${d.fieldWords} is not one that your org allows there.`,
        'Choose another record.',
        `Setup > Object Manager > ${object} > Fields & Relationships > ${d.fieldWords}: the lookup filter.`,
      ]
    case 'INACTIVE_OWNER_OR_USER':
      return [
        'inactiveOwner',
        `The owner${d.userId ? ` (${d.userId})` : ''} is a Salesforce user who is not active, so ${object} cannot be saved for them.`,
        'Choose another owner and send again, or map that user to somebody else in Settings.',
        `Setup > Users: activate the user${d.userId ? ` ${d.userId}` : ''}, or transfer their records (Setup > Mass Transfer Records); assignment rules must not name them.`,
      ]
    case 'API_DISABLED_FOR_ORG':
      return [
        'apiDisabledForOrg',
        'This org’s edition of Salesforce has no API, so Repdesk cannot work with it.',
        SEND_ADMIN,
        'Enterprise, Unlimited, Performance and Developer Edition have the API; for Professional Edition it is an add-on.',
      ]
    case 'API_CURRENTLY_DISABLED':
      return [
        'apiDisabledForUser',
        'Your Salesforce user may not use the API.',
        SEND_ADMIN,
        'Setup > Profiles or Permission Sets > System Permissions: “API Enabled” for this user. Where API Access Control is on, the app must be allowed too.',
      ]
    case 'INVALID_TYPE':
    case 'INVALID_TYPE_FOR_OPERATION':
      return noObject(d.object ?? object)
    case 'INSUFFICIENT_ACCESS':
    case 'INSUFFICIENT_ACCESS_OR_READONLY':
    case 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY':
      return /entity type cannot be (inserted|updated)|object type/i.test(message)
        ? noObject(object)
        : noRecord(serviceCode, object)
    case 'STORAGE_LIMIT_EXCEEDED':
      return [
        'storageFull',
        'Your org’s storage in Salesforce is full, so it takes no new records.',
        'What you made stays in the outbox. Send your Salesforce admin the text below.',
        'Setup > Storage Usage: free data storage or buy more.',
      ]
    case 'UNABLE_TO_LOCK_ROW':
      return [
        'rowLock',
        'Something else in your org was changing this record, or one it belongs to, at the same moment.',
        'Nothing to do: Repdesk tries again. Where it keeps happening, send your Salesforce admin the text below.',
        'Integrations, flows or triggers that change many records of one account or owner at once cause this; spread them out or run them at other times.',
      ]
    case 'REQUEST_LIMIT_EXCEEDED':
      return /concurrent/i.test(message)
        ? null
        : [
            'limitReached',
            'Your org has used up its requests to Salesforce for these 24 hours.',
            'Nothing to do: Repdesk goes on when it may.',
            'Setup > Company Information and Setup > API Usage show what uses the requests.',
          ]
    default:
      return null
  }
}

function hiddenRequired(object: string, d: HealthDetails): Words | null {
  // A required field that the rep can see and fill is the rep's to fill, not a fault of the set-up.
  if (d.hidden.length === 0) return null
  const fields = d.hidden.join(', ')
  return [
    'hiddenRequiredField',
    `Your org needs ${fields} on every ${object}, but does not let you fill ${d.hidden.length === 1 ? 'it' : 'them'}.`,
    SEND_ADMIN,
    `${fieldSecurity(object)}: let this user see and edit ${fields}, give ${d.hidden.length === 1 ? 'it' : 'them'} a default, or do not require ${d.hidden.length === 1 ? 'it' : 'them'}.`,
  ]
}

function automation(object: string, d: HealthDetails): Words {
  const name = d.automation ? `, “${d.automation}”,` : ''
  return [
    'trigger',
    `An automation of your org${name} failed while the ${object} was saved, so nothing was saved.`,
    SEND_ADMIN,
    `Setup > Apex Triggers${d.automation ? ` > ${d.automation}` : ''} (or the flow of this name); a debug log of this user shows where it fails.`,
  ]
}

function noObject(object: string): Words {
  return [
    'noObjectPermission',
    `Your Salesforce user has no permission for ${object}.`,
    SEND_ADMIN,
    `Setup > Profiles or Permission Sets > Object Settings > ${object}: Read, Create and Edit for this user.`,
  ]
}

function noRecord(code: string, object: string): Words {
  const isOther = code === 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'
  return [
    'noRecordAccess',
    `Salesforce does not let you change ${isOther ? `a record that this ${object} refers to` : `this ${object}`}.`,
    `Ask the record’s owner or your Salesforce admin. ${SEND_ADMIN}`,
    `Sharing of the ${isOther ? 'record it refers to (owner, account, contact or opportunity)' : 'record'} (Setup > Sharing Settings, role hierarchy), and Edit in Object Settings for this user.`,
  ]
}

function fieldSecurity(object: string): string {
  return `Setup > Object Manager > ${object} > Fields & Relationships > Set Field-Level Security`
}

function adminText(
  { serviceCode, object, action, userName }: OrgRefusal,
  d: HealthDetails,
  cause: string,
  setup: string,
): string {
  return [
    `Repdesk could not ${action} ${object} in Salesforce for ${userName}.`,
    cause,
    `Where to look: ${setup}`,
    `Salesforce said: ${serviceCode}: ${d.said}`,
  ].join('\n')
}

import type { SalesforceCheck } from '../../../contract/models'

/** What a describe says of one object for this user; null where the object is hidden from them. */
export interface ObjectFacts {
  label: string
  createable: boolean
  updateable: boolean
  queryable: boolean
  fields: readonly { name: string; label: string; createable: boolean }[]
}

interface Need {
  object: string
  create: boolean
  /** Fields that must be visible, and fillable where `create`. */
  fields: readonly string[]
  /** Without it Repdesk cannot do its main work; the others leave out a part. */
  isEssential: boolean
  /** What is missing without it. */
  without: string
}

/** What Repdesk works with, by object (issue "Salesforce, end to end", connection). */
const NEEDS: readonly Need[] = [
  {
    object: 'Lead',
    create: true,
    fields: ['Email', 'Company', 'LastName'],
    isEssential: true,
    without: 'Repdesk cannot find or create Leads for your people',
  },
  {
    object: 'Contact',
    create: false,
    fields: ['Email'],
    isEssential: true,
    without: 'Repdesk cannot tell which of your people are Contacts',
  },
  { object: 'Account', create: false, fields: ['Name'], isEssential: false, without: 'the panel shows no Account' },
  {
    object: 'Opportunity',
    create: false,
    fields: ['StageName'],
    isEssential: false,
    without: 'the panel shows no Opportunities, and Tasks are not related to them',
  },
  {
    object: 'Task',
    create: true,
    fields: ['Subject', 'WhoId', 'Status'],
    isEssential: false,
    without: 'conversations cannot be logged and follow-ups cannot be made',
  },
  {
    object: 'Case',
    create: true,
    fields: ['Subject', 'ContactId'],
    isEssential: false,
    without: 'Cases cannot be made',
  },
]

/** The objects that are looked at. */
export const CHECKED_OBJECTS: readonly string[] = NEEDS.map((need) => need.object)

/** One check for each object: may this user see, read and create it, and the fields that Repdesk cannot do without. */
export function accessChecks(facts: ReadonlyMap<string, ObjectFacts | null>, userName: string): SalesforceCheck[] {
  return NEEDS.map((need) => accessCheck(need, facts.get(need.object) ?? null, userName))
}

function accessCheck(need: Need, facts: ObjectFacts | null, userName: string): SalesforceCheck {
  const { object, create } = need
  const base = { name: `access.${object}`, label: object }
  const failed = need.isEssential ? 'failed' : 'warning'
  const refused = (what: string, setup: string): SalesforceCheck => ({
    ...base,
    state: failed,
    message: `${what} So ${need.without}.`,
    remedy: 'Send your Salesforce admin the text, then check again.',
    forAdmin: `${userName} needs this in Salesforce for Repdesk. ${setup}`,
  })
  const objectSettings = `Setup > Profiles or Permission Sets > Object Settings > ${object}`
  const rights = create ? 'Read and Create (and Edit)' : 'Read'
  if (facts === null || !facts.queryable) {
    return refused(`Your Salesforce user may not see ${object} records.`, `${objectSettings}: ${rights}.`)
  }
  if (create && !facts.createable) {
    return refused(`Your Salesforce user may not create ${object} records.`, `${objectSettings}: ${rights}.`)
  }
  const known = new Map(facts.fields.map((field) => [field.name, field]))
  const hidden = need.fields.filter((name) => !known.has(name))
  const locked = create ? need.fields.filter((name) => known.has(name) && !known.get(name)!.createable) : []
  if (hidden.length + locked.length > 0) {
    const said = [
      hidden.length > 0 ? `Salesforce hides ${listed(hidden)} of ${object} from you.` : '',
      locked.length > 0 ? `Salesforce does not let you fill ${listed(locked)} of ${object}.` : '',
    ]
    const setup = [
      hidden.length > 0 ? `make ${listed(hidden)} visible${create ? ' and editable' : ''}` : '',
      locked.length > 0 ? `make ${listed(locked)} editable` : '',
    ]
    return refused(
      said.filter(Boolean).join(' '),
      `Setup > Object Manager > ${object} > Fields & Relationships > Set Field-Level Security: ${setup.filter(Boolean).join('; ')}.`,
    )
  }
  return {
    ...base,
    state: 'ok',
    message: create ? 'You may see and create them.' : 'You may see them.',
    remedy: null,
    forAdmin: null,
  }
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

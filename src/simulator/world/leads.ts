import type { Random } from '../shared/random'
import type { IntercomSeedContact } from '../types'
import type { Company } from './companies'
import type { PersonName } from './names'
import type { LeadPlan } from './plans'
import type { Converted } from './accounts'
import type { RecordRows } from './recordRows'
import { toDate } from './time'

/** Who a Salesforce record is about. */
export interface Subject {
  name: PersonName
  email: string | null
  phone: string | null
  company: Company | null
  location: IntercomSeedContact['location']
  title: string | null
}

/** When a record was made and last changed (unix seconds), and the User who did. */
export interface RecordTimes {
  created: number
  changed: number
  by: string
}

const STATUS = {
  new: 'Open - Not Contacted',
  working: 'Working - Contacted',
  lost: 'Closed - Not Converted',
  converted: 'Closed - Converted',
} as const
const SOURCES = ['Web', 'Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other', 'Intercom', null]

/** Adds a Lead; `converted` names what it became, where the plan says so. Returns its id. */
export function addLead(
  random: Random,
  records: RecordRows,
  subject: Subject,
  plan: LeadPlan,
  ownerId: string,
  times: RecordTimes,
  converted?: Converted,
): string {
  const { name, company, location } = subject
  const email = plan.otherCase && subject.email ? capitals(subject.email) : subject.email
  return records.add(
    'Lead',
    {
      FirstName: name.first.slice(0, 40),
      LastName: name.last.slice(0, 80),
      Company: company?.seed.name ?? '[not provided]',
      Title: subject.title,
      Email: email,
      Phone: random.chance(0.7) ? subject.phone : null,
      Website: company && random.chance(0.6) ? company.seed.website : null,
      City: location?.city.slice(0, 40) ?? null,
      State: location?.region ?? null,
      Country: location?.country ?? null,
      Industry: company?.seed.industry ?? null,
      NumberOfEmployees: company?.seed.size ?? null,
      LeadSource: random.pick(SOURCES),
      Rating: random.pick(['Hot', 'Warm', 'Cold', null]),
      Status: STATUS[plan.status],
      OwnerId: ownerId,
      IsUnreadByOwner: plan.status === 'new',
      IsConverted: converted !== undefined,
      ...(converted
        ? {
            ConvertedDate: toDate(times.changed),
            ConvertedAccountId: converted.accountId,
            ConvertedContactId: converted.contactId,
            ConvertedOpportunityId: converted.opportunityId,
          }
        : {}),
    },
    times.created,
    times.changed,
    times.by,
  )
}

/** As people type addresses: initials in capitals. */
function capitals(email: string): string {
  return email.replace(/(^|[.@])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}

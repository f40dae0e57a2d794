import type { Random } from '../shared/random'
import type { Company } from './companies'
import type { RecordTimes, Subject } from './leads'
import type { RecordRows } from './recordRows'

/** What a Lead became. */
export interface Converted {
  accountId: string | null
  contactId: string
  opportunityId: string | null
}

/** The Accounts made so far, by Intercom company id. */
export interface AccountBook {
  /** The company's Account, made on first need. A company now and then has two, with the same website. */
  of(company: Company, ownerId: string, times: RecordTimes): string
  /** One more Account of the company, with this owner. */
  add(company: Company, ownerId: string, times: RecordTimes): string
  /** The Account's owner. */
  ownerOf(accountId: string): string
}

/** No Accounts yet. */
export function makeAccountBook(random: Random, records: RecordRows): AccountBook {
  const byCompany = new Map<string, string>()
  const owners = new Map<string, string>()
  const add: AccountBook['add'] = (company, ownerId, times) => {
    const { seed } = company
    const id = records.add(
      'Account',
      {
        Name: seed.name,
        Type: seed.plan ? 'Customer - Direct' : 'Prospect',
        Website: seed.website,
        Industry: seed.industry,
        NumberOfEmployees: seed.size,
        AnnualRevenue: seed.size && random.chance(0.4) ? seed.size * random.int(40, 190) * 1000 : null,
        // Where the team keeps the key of the company's record in its own product.
        AccountNumber: random.chance(0.5) ? seed.company_id : null,
        OwnerId: ownerId,
      },
      times.created,
      times.changed,
      times.by,
    )
    owners.set(id, ownerId)
    if (!byCompany.has(seed.id)) byCompany.set(seed.id, id)
    return id
  }
  return {
    add,
    of(company, ownerId, times) {
      const known = byCompany.get(company.seed.id)
      if (known) return known
      const id = add(company, ownerId, times)
      if (random.chance(0.04)) add(company, ownerId, times)
      return id
    },
    ownerOf: (accountId) => owners.get(accountId) ?? '',
  }
}

/** Adds a Contact, with or without an Account. Returns its id. */
export function addContact(
  random: Random,
  records: RecordRows,
  subject: Subject,
  accountId: string | null,
  ownerId: string,
  times: RecordTimes,
): string {
  const { name, location } = subject
  return records.add(
    'Contact',
    {
      FirstName: name.first.slice(0, 40),
      LastName: name.last.slice(0, 80),
      Email: subject.email,
      Phone: random.chance(0.7) ? subject.phone : null,
      Title: subject.title,
      AccountId: accountId,
      MailingCity: location?.city.slice(0, 40) ?? null,
      MailingState: location?.region ?? null,
      MailingCountry: location?.country ?? null,
      LeadSource: random.pick(['Web', 'Partner Referral', 'Other', null]),
      OwnerId: ownerId,
    },
    times.created,
    times.changed,
    times.by,
  )
}

import type { CompanyAccount } from '../../contract/models'
import type { CachedRecord, PersonDetail } from '../store/types'
import type { MatchState } from './panel'
import { ownerName, recordCard, type Cards } from './recordCards'
import { salesforceSearch } from './views'

/**
 * The Account of a person's company, where Salesforce itself names none for the person: a Contact's Account, or the one
 * that a Lead was converted to, comes first (DESIGN.md section 13; decision 7). Of several companies the first that has
 * one. Null where there is none.
 */
export function companyAccountOf(cards: Cards, person: PersonDetail, match: MatchState): CompanyAccount | null {
  if (hasOwnAccount(cards, match)) return null
  const { session, orgKey, api } = cards
  const { companyAccounts, matchKeys, records } = session.store
  for (const company of person.companies) {
    const found = companyAccounts.of(orgKey, company.id)
    if (!found) continue
    const accounts = found.ids.flatMap((id) => records.get(orgKey, 'Account', id) ?? [])
    const one = accounts.find((account) => account.id === found.accountId)
    return {
      companyId: company.id,
      companyName: company.name,
      account: one ? recordCard(cards, { ...one, isWhole: true }, { owners: [] }) : null,
      matchedBy: found.by === 'website' ? 'website' : (matchKeys.current().rules.Account?.field ?? 'website'),
      candidates: found.ids.length > 1 ? accounts.map((account) => candidate(cards, account)) : [],
      chosenId: found.chosenId,
      searchUrl: found.ids.length > 1 ? salesforceSearch(api, company.name) : null,
    }
  }
  return null
}

function hasOwnAccount({ session, orgKey }: Cards, { single }: MatchState): boolean {
  if (!single) return false
  const whole = session.store.records.get(orgKey, single.object, single.id)
  const accountId = whole ? whole.accountId : session.store.looks.contactLinks(orgKey, single.id)?.accountId
  return Boolean(accountId)
}

function candidate(cards: Cards, account: CachedRecord): CompanyAccount['candidates'][number] {
  const text = (name: string): string | null => {
    const value = account.fields[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return {
    id: account.id,
    name: account.name,
    website: text('Website'),
    ownerName: ownerName(cards, account),
    country: text('BillingCountry'),
    url: cards.api.recordUrl('Account', account.id),
  }
}

import { choiceHolds } from './decideMatch'
import { comparedBy } from './matchRecords'

/** What a company is compared by: the value that a field of Accounts is compared with, and its website's domain. */
export interface CompanyHandles {
  key: string | null
  domain: string | null
}

export interface ComparedAccount {
  id: string
  key: string | null
  domain: string | null
}

/** The Accounts of a company, and which of them it comes down to. */
export interface CompanyAccounts {
  by: 'key' | 'website'
  /** All that match. */
  ids: string[]
  /** The only one, or the one the rep chose; null while that is open. */
  accountId: string | null
  /** Set where the rep chose it. */
  chosenId: string | null
}

/**
 * Which Account is a company's (DESIGN.md section 13, "Company to Account"; decision 7): the one whose field holds the
 * company's key, else one with the website's domain. Where both sides have a key, the key decides. Of several the rep
 * chooses, and a new one reopens the question. Null: none.
 */
export function companyAccounts(
  company: CompanyHandles,
  accounts: readonly ComparedAccount[],
  choice: { recordId: string; candidates: readonly string[] } | null,
): CompanyAccounts | null {
  const compared = accounts.map((account) => ({
    id: account.id,
    by: comparedBy({ key: account.key, email: account.domain }, company.key, company.domain),
  }))
  const byKey = compared.filter((one) => one.by === 'key')
  const ids = (byKey.length > 0 ? byKey : compared.filter((one) => one.by !== null)).map((one) => one.id)
  if (ids.length === 0) return null
  const chosenId = ids.length > 1 && choiceHolds(choice, ids) ? (choice?.recordId ?? null) : null
  return {
    by: byKey.length > 0 ? 'key' : 'website',
    ids,
    accountId: ids.length === 1 ? ids[0]! : chosenId,
    chosenId,
  }
}

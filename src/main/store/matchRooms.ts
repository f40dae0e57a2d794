import type { KeyedObject } from '../../contract/models'
import type { CompanyAccounts } from '../domain/matching/companyAccount'
import type { KeyRules } from '../domain/matching/keyRules'

/** By which fields records are found beside the email, and what of it Salesforce was asked. Values are bare ones. */
export interface MatchKeysRoom {
  /** The rules in force, and the org they are for. */
  current(): { orgKey: string; rules: KeyRules }
  /** Compares by these from now on. What is cached follows by `step`. */
  use(orgKey: string, rules: KeyRules): void
  /** One turn's worth of cached rows, compared by the present rules; whether there is more. */
  step(limit: number): boolean
  isWorking(): boolean
  /** Values of cached people that Salesforce was not asked about by the present rule. */
  toLookUp(orgKey: string, object: 'Lead' | 'Contact', limit: number): string[]
  countToLookUp(orgKey: string, object: 'Lead' | 'Contact'): number
  /** Every value, in order from behind `after` on. */
  values(orgKey: string, object: 'Lead' | 'Contact', after: string, limit: number): string[]
  markLookedUp(orgKey: string, object: 'Lead' | 'Contact', values: readonly string[], at: number): void
  ofPerson(orgKey: string, personId: string): Record<'Lead' | 'Contact', string | null>
  /** Cached people (of Account: companies of people in the book) with a value, and those with a record found by it. */
  counts(orgKey: string, object: KeyedObject): { withValue: number; found: number }
}

/** A company that Salesforce is to be asked about. */
export interface CompanyToLookUp {
  companyId: string
  /** The value that a field of Accounts is compared with. */
  key: string | null
  domain: string | null
}

/** Which Accounts companies are. */
export interface CompanyAccountsRoom {
  /** Companies of people in the book that Salesforce was not asked about, or that changed since. */
  toLookUp(orgKey: string, limit: number): CompanyToLookUp[]
  countToLookUp(orgKey: string): number
  /** Whether Salesforce was asked about any. */
  wereLookedUp(orgKey: string): boolean
  /** Every company of people in the book that can be looked up, in order from behind `after` on. */
  all(orgKey: string, after: string, limit: number): CompanyToLookUp[]
  markLookedUp(orgKey: string, companyIds: readonly string[], at: number): void
  /** What a company is compared by; null where there is nothing. */
  handlesOf(orgKey: string, companyId: string): CompanyToLookUp | null
  /** By the rules of `companyAccounts` and the rep's choice; null where no cached Account is the company's. */
  of(orgKey: string, companyId: string): CompanyAccounts | null
  /** `candidates`: the Accounts there were to choose from; others that appear later reopen the question. */
  choose(orgKey: string, companyId: string, recordId: string | null, candidates: readonly string[], at: number): void
}

import type { RecordObject } from '../../../contract/models'
import { asFailure } from '../../domain/failure'
import { soqlList } from '../../domain/salesforce/soql'
import type { KeyRule } from '../../domain/matching/keyRules'
import type { SalesforceQuery, SalesforceQueryResult } from '../../ports/salesforce'
import { readRecords } from '../../salesforce/recordRows'
import type { CompanyToLookUp, RecordChange } from '../../store/types'
import { inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { eachPage, fitting, lists } from './asking'
import { keepRows } from './keepRecords'
import { selectOf } from './orgSetup'

const QUERIES_A_CALL = 5
/** Two lists of emails, each for Leads and for Contacts; the fifth query takes keys, or companies. */
const EMAIL_LISTS_A_CALL = 2
const PERSON_OBJECTS = ['Lead', 'Contact'] as const
/** A website is searched for in the middle of a text, which costs the org more than finding a value. */
const COMPANIES_A_QUERY = 200

/** What is to be looked up: folded emails, values of keys by object, companies. */
export interface Wanted {
  emails: readonly string[]
  keys: Record<'Lead' | 'Contact', readonly string[]>
  companies: readonly CompanyToLookUp[]
}

export const nothingWanted: Wanted = { emails: [], keys: { Lead: [], Contact: [] }, companies: [] }

/** One query of a call. */
export interface LookUp {
  object: RecordObject
  paths: string[]
  soql: string
}

/** A composite's worth of look-ups, and what of the wanted it covers. */
export interface LookUpCall {
  lookUps: LookUp[]
  asked: { emails: string[]; keys: Record<'Lead' | 'Contact', string[]>; companyIds: string[] }
}

/**
 * Puts as much of what is wanted into `slots` queries as they take: emails first, keys beside them, companies last. What
 * this user cannot ask for (a hidden field) counts as asked, so that it is not wanted for ever.
 */
export async function lookUpCall(
  context: SalesforceSyncContext,
  wanted: Wanted,
  slots = QUERIES_A_CALL,
): Promise<LookUpCall> {
  const call: LookUpCall = { lookUps: [], asked: { emails: [], keys: { Lead: [], Contact: [] }, companyIds: [] } }
  await addEmails(context, wanted.emails, call)
  for (const object of PERSON_OBJECTS) await addKeys(context, object, wanted.keys[object], call, slots)
  await addCompanies(context, wanted.companies, call, slots)
  return call
}

async function addEmails(
  context: SalesforceSyncContext,
  emails: readonly string[],
  { lookUps, asked }: LookUpCall,
): Promise<void> {
  if (emails.length === 0) return
  const selects = await selectsWith(context, 'Email')
  const soql = (object: RecordObject, paths: readonly string[], list: readonly string[]): string =>
    `SELECT ${paths.join(', ')} FROM ${object} WHERE Email IN ${soqlList(list)}`
  const longest = selects.map(({ object, paths }) => soql(object, paths, [])).toSorted((a, b) => b.length - a.length)[0]
  for (const list of lists(emails, longest ?? '').slice(0, EMAIL_LISTS_A_CALL)) {
    for (const { object, paths } of selects) lookUps.push({ object, paths, soql: soql(object, paths, list) })
    asked.emails.push(...list)
  }
}

async function addKeys(
  context: SalesforceSyncContext,
  object: 'Lead' | 'Contact',
  values: readonly string[],
  { lookUps, asked }: LookUpCall,
  slots: number,
): Promise<void> {
  const rule = ruleOf(context, object)
  if (rule === null || values.length === 0) return
  const paths = await selectOf(context, object)
  if (!paths?.includes(rule.field)) {
    asked.keys[object].push(...values)
    return
  }
  const start = `SELECT ${paths.join(', ')} FROM ${object} WHERE ${rule.field} IN `
  for (const list of lists(values, start)) {
    if (lookUps.length >= slots) return
    lookUps.push({ object, paths, soql: `${start}${keyList(rule, list)}` })
    asked.keys[object].push(...list)
  }
}

async function addCompanies(
  context: SalesforceSyncContext,
  companies: readonly CompanyToLookUp[],
  { lookUps, asked }: LookUpCall,
  slots: number,
): Promise<void> {
  if (companies.length === 0) return
  const paths = await selectOf(context, 'Account')
  const rule = ruleOf(context, 'Account')
  const terms = companies.map((company) => ({ company, term: companyTerm(company, rule, paths ?? []) }))
  asked.companyIds.push(...terms.filter(({ term }) => term === null).map(({ company }) => company.companyId))
  if (paths === null) return
  const start = `SELECT ${paths.join(', ')} FROM Account WHERE `
  for (let left = terms.filter(({ term }) => term !== null); left.length > 0 && lookUps.length < slots;) {
    const some = left.slice(0, COMPANIES_A_QUERY).map(({ term }) => term ?? '')
    const taken = left.slice(0, fitting(some, start, (term) => ` OR ${term}`).length)
    const soql = `${start}${taken.map(({ term }) => term).join(' OR ')}`
    lookUps.push({ object: 'Account', paths, soql })
    asked.companyIds.push(...taken.map(({ company }) => company.companyId))
    left = left.slice(taken.length)
  }
}

/** A domain is letters, digits, dots and hyphens, so there is nothing in it that LIKE would take for more. */
function companyTerm({ key, domain }: CompanyToLookUp, rule: KeyRule | null, paths: readonly string[]): string | null {
  const terms = [
    ...(rule !== null && key !== null && paths.includes(rule.field)
      ? [`${rule.field} = ${keyLiteral(rule, key)}`]
      : []),
    ...(domain !== null && paths.includes('Website') ? [`Website LIKE '%${domain}%'`] : []),
  ]
  return terms.length === 0 ? null : terms.join(' OR ')
}

/**
 * Takes the answers of a call page by page. A search for companies that the org refuses, or that takes it too long, is no
 * reason to stop: the daily sweep tries it again. Any other failure is the caller's to have seen. Answers what changed.
 */
export async function takeLookUps(
  context: SalesforceSyncContext,
  { lookUps }: LookUpCall,
  results: readonly (SalesforceQueryResult | Error)[],
  signal: AbortSignal,
): Promise<RecordChange[]> {
  const changes: RecordChange[] = []
  for (const [at, { object, paths }] of lookUps.entries()) {
    const result = results[at]
    if (result instanceof Error) {
      context.logger.info('Companies were not looked up', { code: asFailure(result).code })
      continue
    }
    await eachPage(context, result!, signal, (rows) =>
      inTurns(rows, (batch) => {
        const kept = object === 'Account' ? accountsOfCompanies(context, batch, paths) : batch
        changes.push(...keepRows(context, object, kept, paths))
      }),
    )
  }
  return changes
}

/** Writes down what a call asked for, once its answers are kept. */
export async function markAsked(context: SalesforceSyncContext, { asked }: LookUpCall): Promise<void> {
  const { store, orgKey, clock } = context
  await inTurns(asked.emails, (some) => store.salesforce.markLookedUp(orgKey, some, clock.now()))
  for (const object of PERSON_OBJECTS) {
    await inTurns(asked.keys[object], (some) => store.matchKeys.markLookedUp(orgKey, object, some, clock.now()))
  }
  store.companyAccounts.markLookedUp(orgKey, asked.companyIds, clock.now())
}

/** A search in the middle of a website also finds those that only contain the domain: they are nobody's here. */
export function accountsOfCompanies(
  { store, orgKey, salesforce }: SalesforceSyncContext,
  rows: Parameters<typeof keepRows>[2],
  paths: readonly string[],
): typeof rows {
  const rule = { userId: salesforce.account.userId, tasksSince: 0, ownTasksSince: 0 }
  const wanted = store.keeping.relevant(orgKey, 'Account', readRecords('Account', rows, paths), rule)
  return rows.filter((row) => wanted.has(String(row.Id)))
}

export function queriesOf({ lookUps }: LookUpCall): SalesforceQuery[] {
  return lookUps.map(({ soql }) => ({ soql }))
}

/** Leads and Contacts, as far as this user sees this field of them. */
export async function selectsWith(
  context: SalesforceSyncContext,
  field: string,
): Promise<{ object: 'Lead' | 'Contact'; paths: string[] }[]> {
  const all: { object: 'Lead' | 'Contact'; paths: string[] }[] = []
  for (const object of PERSON_OBJECTS) {
    const paths = await selectOf(context, object)
    // What is hidden cannot be looked for.
    if (paths?.includes(field)) all.push({ object, paths })
  }
  return all
}

function ruleOf({ store, orgKey }: SalesforceSyncContext, object: 'Lead' | 'Contact' | 'Account'): KeyRule | null {
  const { orgKey: of, rules } = store.matchKeys.current()
  return of === orgKey ? rules[object] : null
}

/** A key as a literal: a number stands as it is. */
export function keyLiteral({ kind }: KeyRule, value: string): string {
  return kind === 'number' ? value : soqlList([value]).slice(1, -1)
}

function keyList(rule: KeyRule, values: readonly string[]): string {
  return `(${values.map((value) => keyLiteral(rule, value)).join(',')})`
}

import type { AccountChoice } from '../../contract/models'
import { accountFor } from '../domain/creation/prefill'
import { asFailure } from '../domain/failure'
import { companyDomain, companyWord, companyWords, websiteHost } from '../domain/leads/conversion'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceRow } from '../ports/salesforce'
import { selectFields } from '../salesforce/select'
import type { Session } from '../session/sessionParts'
import type { CachedRecord, PersonDetail } from '../store/types'
import type { CommandContext, Handlers } from './context'

const AT_MOST = 20
/** Of those that a word is in, which can be many for a short one. */
const LOOKED_AT = 500
const WANTED = ['Id', 'Name', 'Website', 'BillingCity', 'Owner.Name'] as const

interface Account extends AccountChoice {
  website: unknown
}

/** Accounts by letters of their name or website: of the cache, then those that Salesforce finds while it can be asked. */
export const accountChoiceCommands: Pick<Handlers, 'accounts.find'> = {
  async 'accounts.find'({ text }, context) {
    const session = context.session()
    const cached = cachedAccounts(session, [text]).toSorted((a, b) => a.name.localeCompare(b.name))
    const pattern = soqlText(`%${likeText(text)}%`)
    const asked = cached.length >= AT_MOST ? [] : await ask(context, (fields) => either(fields, pattern))
    return {
      choices: each([...cached, ...asked])
        .slice(0, AT_MOST)
        .map(choiceOf),
    }
  },
}

/**
 * The Accounts that a person's company seems to be, and the one to begin with: the company's own (DESIGN.md section 13,
 * "Company to Account"), else the only one of its name or website. Salesforce is asked only where the cache has none and
 * it can be asked now.
 */
export async function accountsOf(
  context: CommandContext,
  person: Pick<PersonDetail, 'companyName' | 'email' | 'companies'>,
): Promise<{ likely: AccountChoice[]; accountId: string }> {
  const session = context.session()
  const company = person.companyName?.trim() ?? ''
  const own = companyAccounts(session, person)
  const cached = accountFor(cachedAccounts(session, companyWords(company, person.email)), company, person.email)
  const likely = each([...own.accounts, ...cached.likely])
  if (likely.length > 0) {
    const accountId = own.accountId ?? (own.accounts.length > 0 ? '' : cached.accountId)
    return { likely: likely.map(choiceOf), accountId }
  }
  const domain = companyDomain(person.email)
  const core = companyWord(company)
  if (core === '' && domain === null) return { likely: [], accountId: '' }
  const asked = await ask(context, (fields) =>
    [
      ...(core === '' ? [] : [`Name LIKE ${soqlText(`%${likeText(core)}%`)}`]),
      ...(domain === null || !fields.includes('Website') ? [] : [`Website LIKE ${soqlText(`%${likeText(domain)}%`)}`]),
    ].join(' OR '),
  )
  const found = accountFor(asked, company, person.email)
  return { ...found, likely: found.likely.map(choiceOf) }
}

/** What matching has found for the person's companies: the first that has any; `accountId` null while the rep has to choose. */
function companyAccounts(
  session: Session,
  person: Pick<PersonDetail, 'companies'>,
): { accounts: Account[]; accountId: string | null } {
  const orgKey = session.orgKey()
  if (orgKey === null) return { accounts: [], accountId: null }
  for (const { id } of person.companies) {
    const found = session.store.companyAccounts.of(orgKey, id)
    const accounts = (found?.ids ?? []).flatMap((one) => session.store.records.get(orgKey, 'Account', one) ?? [])
    if (found && accounts.length > 0) return { accounts: accounts.map(fromRecord), accountId: found.accountId }
  }
  return { accounts: [], accountId: null }
}

/** The name of an Account, as far as it is cached or among the choices. */
export function accountName(session: Session, id: string): string {
  const orgKey = session.orgKey()
  return orgKey === null ? '' : (session.store.records.get(orgKey, 'Account', id)?.name ?? '')
}

function cachedAccounts(session: Session, called: readonly string[]): Account[] {
  const orgKey = session.orgKey()
  if (orgKey === null || called.length === 0) return []
  return session.store.records.list(orgKey, { object: 'Account', called, limit: LOOKED_AT }).map(fromRecord)
}

/** One Account of the cache as a choice. */
export function accountChoice(session: Session, id: string): AccountChoice | null {
  const orgKey = session.orgKey()
  const record = orgKey === null ? null : session.store.records.get(orgKey, 'Account', id)
  return record && choiceOf(fromRecord(record))
}

function fromRecord({ id, name, fields }: CachedRecord): Account {
  return {
    id,
    name,
    website: fields.Website,
    detail: detailOf(websiteHost(fields.Website), fields.BillingCity, fields['Owner.Name']),
  }
}

function fromRow(row: SalesforceRow): Account {
  const owner = row.Owner
  const ownerName = typeof owner === 'object' && owner !== null && 'Name' in owner ? owner.Name : null
  const [id, name] = [row.Id, row.Name].map((value) => (typeof value === 'string' ? value : ''))
  return {
    id: id!,
    name: name!,
    website: row.Website,
    detail: detailOf(websiteHost(row.Website), row.BillingCity, ownerName),
  }
}

function detailOf(...parts: unknown[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}

function choiceOf({ id, name, detail }: Account): AccountChoice {
  return { id, name, detail }
}

function each(accounts: Account[]): Account[] {
  return [...new Map(accounts.toReversed().map((one) => [one.id, one])).values()].toReversed()
}

/** In LIKE `%` and `_` stand for others; a name with one of them is found by the rest of it. */
function likeText(text: string): string {
  return text.replace(/[%_\\]/g, ' ').trim()
}

function either(fields: readonly string[], pattern: string): string {
  return fields.includes('Website') ? `Name LIKE ${pattern} OR Website LIKE ${pattern}` : `Name LIKE ${pattern}`
}

/** What Salesforce finds; nothing where it cannot be asked now, since the cache has an answer, too. */
async function ask(context: CommandContext, where: (fields: readonly string[]) => string): Promise<Account[]> {
  const session = context.session()
  const api = session.salesforce()
  if (!api || session.gates.salesforce.state !== 'open') return []
  try {
    const fields = selectFields(await api.describe('Account'), WANTED)
    const condition = where(fields)
    if (condition === '') return []
    const { rows } = await api.query(
      `SELECT ${fields.join(', ')} FROM Account WHERE ${condition} ORDER BY Name LIMIT ${AT_MOST}`,
    )
    return rows.map(fromRow)
  } catch (thrown) {
    context.options.logger.info('Accounts were not looked up', { code: asFailure(thrown).code })
    return []
  }
}

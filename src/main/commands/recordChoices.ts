import { recordObjectSchema, type RecordChoice, type SearchableObject } from '../../contract/models'
import { asFailure } from '../domain/failure'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceRow } from '../ports/salesforce'
import { selectFields } from '../salesforce/select'
import type { Session } from '../session/sessionParts'
import type { CachedRecord } from '../store/types'
import type { CommandContext, Handlers } from './context'

const AT_MOST = 20
/** Of those that the letters are in, which can be many for few letters. */
const LOOKED_AT = 500
/** From so many letters on Salesforce is asked, too. */
const LETTERS = 2

/** How records of an object are called, and what tells one from others of its name. */
interface Words {
  name: string
  details: readonly string[]
  /** Fields that are searched; the name alone where it is left out. */
  searched?: readonly string[]
  where?: string
}
const NAMED: Words = { name: 'Name', details: [] }
const WORDS: Readonly<Record<string, Words>> = {
  Account: { ...NAMED, details: ['Website', 'BillingCity', 'Owner.Name'] },
  Contact: { ...NAMED, details: ['Title', 'Account.Name', 'Email'] },
  Lead: { ...NAMED, details: ['Company', 'Status', 'Email'] },
  Opportunity: { ...NAMED, details: ['Account.Name', 'StageName', 'CloseDate'] },
  User: { ...NAMED, details: ['Title'], where: 'IsActive = true' },
  Case: { name: 'CaseNumber', details: ['Subject', 'Status', 'Account.Name'], searched: ['CaseNumber', 'Subject'] },
}

/** Records that a reference field may lead to, by letters of their name: offline those of the cache. */
export const recordChoiceCommands: Pick<Handlers, 'records.find'> = {
  async 'records.find'({ object, text }, context) {
    const session = context.session()
    const orgKey = session.orgKey()
    if (orgKey === null) return { choices: [] }
    const cached = cachedChoices(session, orgKey, object, text)
    const asked = cached.length < AT_MOST && text.length >= LETTERS ? await ask(context, object, text) : []
    const known = new Set(cached.map(({ id }) => id))
    return { choices: [...cached, ...asked.filter(({ id }) => !known.has(id))].slice(0, AT_MOST) }
  },
}

function cachedChoices(session: Session, orgKey: string, object: SearchableObject, text: string): RecordChoice[] {
  const { records, salesforce } = session.store
  const has = (...texts: unknown[]): boolean =>
    texts.some((one) => typeof one === 'string' && one.toLowerCase().includes(text.toLowerCase()))
  if (object === 'User') {
    const users = salesforce.activeUsers(orgKey).filter((user) => has(user.name))
    return users.slice(0, AT_MOST).map(({ id, name }) => ({ id, name, detail: '' }))
  }
  const kept = recordObjectSchema.safeParse(object).data
  if (kept === undefined) return []
  // A Case is called by its number, which is not what the cache searches.
  const found =
    kept === 'Case'
      ? records.list(orgKey, { object: kept }).filter(({ name, fields }) => has(name, fields.CaseNumber))
      : records.list(orgKey, { object: kept, called: [text], limit: LOOKED_AT })
  const { name: path, details } = WORDS[object] ?? NAMED
  const nameOf = ({ name, fields }: CachedRecord): string => {
    const own = fields[path]
    return typeof own === 'string' && own !== '' ? own : name
  }
  return found
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .slice(0, AT_MOST)
    .map((record) => ({
      id: record.id,
      name: nameOf(record),
      detail: words(details.map((detail) => record.fields[detail])),
    }))
}

/** What Salesforce finds; nothing where it cannot be asked now, since the cache has an answer, too. */
async function ask(context: CommandContext, object: SearchableObject, text: string): Promise<RecordChoice[]> {
  const session = context.session()
  const api = session.salesforce()
  if (!api || session.gates.salesforce.state !== 'open') return []
  const { name, details, searched = [name], where = '' } = WORDS[object] ?? NAMED
  try {
    const fields = selectFields(await api.describe(object), ['Id', name, ...details])
    // In LIKE `%` stands for any letters and `_` for any one: a sign that means something is any one.
    const pattern = soqlText(`%${text.replace(/[%\\]/g, '_')}%`)
    const called = searched.map((field) => `${field} LIKE ${pattern}`).join(' OR ')
    const condition = where === '' ? called : `(${called}) AND ${where}`
    const soql = `SELECT ${fields.join(', ')} FROM ${object} WHERE ${condition} ORDER BY ${name} LIMIT ${AT_MOST}`
    const { rows } = await api.query(soql)
    return rows.flatMap((row) => choiceOf(row, name, details))
  } catch (thrown) {
    context.options.logger.info('Records were not looked up', { object, code: asFailure(thrown).code })
    return []
  }
}

function choiceOf(row: SalesforceRow, path: string, details: readonly string[]): RecordChoice[] {
  const { Id: id, [path]: name } = row
  if (typeof id !== 'string' || typeof name !== 'string') return []
  return [{ id, name, detail: words(details.map((detail) => valueAt(row, detail))) }]
}

function valueAt(row: SalesforceRow, path: string): unknown {
  let value: unknown = row
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as SalesforceRow)[name] : null
  }
  return value
}

function words(values: readonly unknown[]): string {
  return values.filter((value) => typeof value === 'string' && value !== '').join(' · ')
}

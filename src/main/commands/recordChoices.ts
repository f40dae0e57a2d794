import type { RecordChoice, SearchableObject } from '../../contract/models'
import { asFailure } from '../domain/failure'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceRow } from '../ports/salesforce'
import { selectFields } from '../salesforce/select'
import type { CommandContext, Handlers } from './context'

const AT_MOST = 20
/** Of those that the letters are in, which can be many for few letters. */
const LOOKED_AT = 500
/** From so many letters on Salesforce is asked, too. */
const LETTERS = 2

/** What tells a record from others of its name. */
const DETAILS: Record<SearchableObject, readonly string[]> = {
  Account: ['Website', 'BillingCity', 'Owner.Name'],
  Contact: ['Title', 'Account.Name', 'Email'],
  Opportunity: ['Account.Name', 'StageName', 'CloseDate'],
}

/** Records that a reference field may lead to, by letters of their name: offline those of the cache. */
export const recordChoiceCommands: Pick<Handlers, 'records.find'> = {
  async 'records.find'({ object, text }, context) {
    const session = context.session()
    const orgKey = session.orgKey()
    if (orgKey === null) return { choices: [] }
    const cached = session.store.records
      .list(orgKey, { object, called: [text], limit: LOOKED_AT })
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .slice(0, AT_MOST)
      .map(({ id, name, fields }) => ({ id, name, detail: words(DETAILS[object].map((path) => fields[path])) }))
    const asked = cached.length < AT_MOST && text.length >= LETTERS ? await ask(context, object, text) : []
    const known = new Set(cached.map(({ id }) => id))
    return { choices: [...cached, ...asked.filter(({ id }) => !known.has(id))].slice(0, AT_MOST) }
  },
}

/** What Salesforce finds; nothing where it cannot be asked now, since the cache has an answer, too. */
async function ask(context: CommandContext, object: SearchableObject, text: string): Promise<RecordChoice[]> {
  const session = context.session()
  const api = session.salesforce()
  if (!api || session.gates.salesforce.state !== 'open') return []
  try {
    const fields = selectFields(await api.describe(object), ['Id', 'Name', ...DETAILS[object]])
    // In LIKE `%` stands for any letters and `_` for any one: a sign that means something is any one.
    const pattern = soqlText(`%${text.replace(/[%\\]/g, '_')}%`)
    const where = `Name LIKE ${pattern} ORDER BY Name LIMIT ${AT_MOST}`
    const { rows } = await api.query(`SELECT ${fields.join(', ')} FROM ${object} WHERE ${where}`)
    return rows.flatMap((row) => choiceOf(row, object))
  } catch (thrown) {
    context.options.logger.info('Records were not looked up', { object, code: asFailure(thrown).code })
    return []
  }
}

function choiceOf(row: SalesforceRow, object: SearchableObject): RecordChoice[] {
  const { Id: id, Name: name } = row
  if (typeof id !== 'string' || typeof name !== 'string') return []
  return [{ id, name, detail: words(DETAILS[object].map((path) => valueAt(row, path))) }]
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

import { asFailure, Failure } from '../domain/failure'
import { foldEmail } from '../domain/matching/foldEmail'
import { soqlList } from '../domain/salesforce/soql'
import type { DuplicateReport, SalesforceApi } from '../ports/salesforce'
import { readContacts, readLeads, wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'
import { orgKeyOf } from './createSender'
import type { SendingContext } from './sender'

type Known = DuplicateReport['matches']

/**
 * Which of these emails Salesforce has a Contact or an open Lead for, in one call; by folded email. What it finds is in
 * the cache afterwards. At most as many emails as fit into a query's address (200 of usual length).
 */
export async function knownPeople(
  api: SalesforceApi,
  context: SendingContext,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  try {
    return await ask(api, context, emails)
  } catch (thrown) {
    throw unanswered(thrown)
  }
}

async function ask(
  api: SalesforceApi,
  context: SendingContext,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const asked: { object: 'Lead' | 'Contact'; soql: string }[] = []
  for (const object of ['Lead', 'Contact'] as const) {
    const fields = selectFields(await api.describe(object), wantedFields[object])
    // A hidden email cannot be looked for.
    if (!fields.includes('Email')) continue
    const open = object === 'Lead' ? ' AND IsConverted = false' : ''
    const where = `Email IN ${soqlList(emails)}${open}`
    asked.push({ object, soql: `SELECT ${fields.join(', ')} FROM ${object} WHERE ${where} ORDER BY CreatedDate, Id` })
  }
  const results = asked.length === 0 ? [] : await api.queries(asked.map(({ soql }) => soql))
  const known = new Map<string, Known>()
  for (const [at, result] of results.entries()) {
    if (result instanceof Error) throw result
    const { object } = asked[at]!
    keep(context, orgKeyOf(api), object, result.rows)
    for (const row of result.rows) {
      const email = foldEmail(typeof row.Email === 'string' ? row.Email : null)
      if (email !== null) known.set(email, [...(known.get(email) ?? []), { object, id: String(row.Id), row }])
    }
  }
  return known
}

/** The question that somebody who is in Salesforce by now becomes: use the record, or create another all the same. */
export function knownAlready(matches: Known): Failure {
  const what = matches.length === 1 ? `a ${matches[0]?.object ?? 'record'}` : `${matches.length} records`
  const message = `Salesforce has ${what} with this email by now. Use what is there, or create this one anyway.`
  return new Failure('duplicate', message, { sent: 'no', body: { allowSave: true, message, matches } })
}

function keep(
  context: SendingContext,
  orgKey: string,
  object: 'Lead' | 'Contact',
  rows: Record<string, unknown>[],
): void {
  const { salesforce } = context.store
  if (object === 'Lead') salesforce.saveLeads(orgKey, readLeads(rows).rows, context.now())
  else salesforce.saveContacts(orgKey, readContacts(rows).rows, context.now())
}

/** Asking is reading: nothing was sent. */
function unanswered(thrown: unknown): Failure {
  const failure = asFailure(thrown)
  return new Failure(failure.code, failure.message, { ...failure.details, sent: 'no' })
}

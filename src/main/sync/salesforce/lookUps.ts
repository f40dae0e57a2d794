import type { RecordObject } from '../../../contract/models'
import { soqlList, soqlText, soqlTime } from '../../domain/salesforce/soql'
import type { SalesforceQuery } from '../../ports/salesforce'
import type { RecordChange } from '../../store/types'
import { breathe, inTurns } from '../../turns'
import type { SalesforceSyncContext } from '../context'
import { ask, eachPage, lists } from './asking'
import { keepRows, keepRule } from './keepRecords'
import { selectOf } from './orgSetup'

/** Two lists of emails, each for Leads and for Contacts, are one call. */
const LISTS_A_CALL = 2
export const EMAILS_A_CALL = 900

interface Lookup {
  object: RecordObject
  paths: string[]
  soql: string
}

/**
 * Looks up the emails of cached people that this org was not asked about yet, as long as there are `atLeast` so many:
 * while the book is still coming in, a few emails wait for others to share their call.
 */
export async function lookUpEmails(context: SalesforceSyncContext, signal: AbortSignal, atLeast = 1): Promise<void> {
  const { store, orgKey, clock } = context
  const name = `${orgKey}/match`
  let done = 0
  for (;;) {
    const emails = store.salesforce.emailsToLookUp(orgKey, EMAILS_A_CALL)
    if (emails.length < atLeast) break
    store.streams.save(name, { done, total: done + store.salesforce.countEmailsToLookUp(orgKey) })
    const asked = await readEmails(context, emails, signal)
    await inTurns(asked.emails, (some) => store.salesforce.markLookedUp(orgKey, some, clock.now()))
    done += asked.emails.length
    context.changed(['salesforce', 'people'])
    await breathe()
  }
  store.streams.save(name, { done, total: done })
}

/**
 * Reads the Leads and Contacts of as many of these emails as one call takes. Answers which these were, and what changed.
 */
export async function readEmails(
  context: SalesforceSyncContext,
  emails: readonly string[],
  signal: AbortSignal,
): Promise<{ emails: string[]; changes: RecordChange[] }> {
  const selects = await matchedSelects(context)
  const longest = selects
    .map(({ object, paths }) => emailSoql(object, paths, []))
    .toSorted((a, b) => b.length - a.length)[0]
  const taken = lists(emails, longest ?? '').slice(0, LISTS_A_CALL)
  const lookups = taken.flatMap((list) =>
    selects.map(({ object, paths }): Lookup => ({ object, paths, soql: emailSoql(object, paths, list) })),
  )
  return { emails: taken.flat(), changes: await read(context, lookups, signal) }
}

/**
 * The rep's own: Leads and Contacts they own, whoever these are, and their open Tasks. Each a call of its own: three times
 * 2,000 rows in one answer would take too long to read in one go. Answers what changed.
 */
export async function readOwned(context: SalesforceSyncContext, signal: AbortSignal): Promise<RecordChange[]> {
  const { userId, ownTasksSince } = keepRule(context)
  const mine = `OwnerId = ${soqlText(userId)}`
  const lookups: Lookup[] = (await matchedSelects(context)).map(({ object, paths }) => ({
    object,
    paths,
    soql: `SELECT ${paths.join(', ')} FROM ${object} WHERE ${mine} ORDER BY Id`,
  }))
  const paths = await selectOf(context, 'Task')
  const recent = `(IsClosed = false OR SystemModstamp >= ${soqlTime(ownTasksSince)})`
  if (paths) {
    const soql = `SELECT ${paths.join(', ')} FROM Task WHERE ${mine} AND ${recent} ORDER BY Id`
    lookups.push({ object: 'Task', paths, soql })
  }
  const changes: RecordChange[] = []
  for (const lookup of lookups) changes.push(...(await read(context, [lookup], signal)))
  context.changed(['salesforce', 'people'])
  return changes
}

function emailSoql(object: RecordObject, paths: readonly string[], emails: readonly string[]): string {
  return `SELECT ${paths.join(', ')} FROM ${object} WHERE Email IN ${soqlList(emails)}`
}

/** What matching is about, as far as this user may see it. */
async function matchedSelects(
  context: SalesforceSyncContext,
): Promise<{ object: 'Lead' | 'Contact'; paths: string[] }[]> {
  const all: { object: 'Lead' | 'Contact'; paths: string[] }[] = []
  for (const object of ['Lead', 'Contact'] as const) {
    const paths = await selectOf(context, object)
    // A hidden email cannot be looked for.
    if (paths?.includes('Email')) all.push({ object, paths })
  }
  return all
}

async function read(context: SalesforceSyncContext, lookups: Lookup[], signal: AbortSignal): Promise<RecordChange[]> {
  const results = await ask(
    context,
    lookups.map(({ soql }): SalesforceQuery => ({ soql })),
    signal,
  )
  const changes: RecordChange[] = []
  for (const [at, { object, paths }] of lookups.entries()) {
    await eachPage(context, results[at]!, signal, (rows) =>
      inTurns(rows, (batch) => void changes.push(...keepRows(context, object, batch, paths))),
    )
  }
  return changes
}

import { Failure } from '../domain/failure'
import { soqlList } from '../domain/salesforce/soql'
import type { DuplicateReport, SalesforceApi, SalesforceRow } from '../ports/salesforce'
import { wantedFields } from '../salesforce/records'
import { selectFields } from '../salesforce/select'

/** A refusal by the duplicate rule with what the rep needs to choose: its answer often names the records alone. */
export async function withMatches(api: SalesforceApi, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Failure) || thrown.code !== 'duplicate') return thrown
  const report = thrown.details.body as DuplicateReport
  try {
    const rows = new Map<string, SalesforceRow>()
    for (const object of ['Lead', 'Contact'] as const) {
      const ids = report.matches.filter((match) => match.object === object).map((match) => match.id)
      if (ids.length === 0) continue
      const fields = selectFields(await api.describe(object), wantedFields[object])
      const found = await api.query(`SELECT ${fields.join(', ')} FROM ${object} WHERE Id IN ${soqlList(ids)}`)
      for (const row of found.rows) rows.set(String(row.Id), row)
    }
    const matches = report.matches.map((match) => ({ ...match, row: { ...match.row, ...rows.get(match.id) } }))
    return new Failure(thrown.code, thrown.message, { ...thrown.details, body: { ...report, matches } })
  } catch {
    // The question can be asked without the details, too.
    return thrown
  }
}

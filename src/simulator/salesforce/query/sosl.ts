import { requestError } from '../errors'
import type { Search } from './search'

/** Reads `FIND {term} IN EMAIL FIELDS RETURNING Lead(Id, Name LIMIT 5), Contact LIMIT 20`. Throws MALFORMED_SEARCH. */
export function parseSosl(text: string): Search {
  const found = /^\s*FIND\s*\{((?:[^{}\\]|\\.)*)\}\s*(.*)$/is.exec(text)
  if (!found) {
    throw requestError(400, 'MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.')
  }
  const [, rawTerm = '', rest = ''] = found
  const clauses =
    /^(?:IN\s+(ALL|EMAIL|NAME|PHONE|SIDEBAR)\s+FIELDS\b)?\s*(?:RETURNING\s+(.*?))?\s*(?:\bLIMIT\s+(\d+))?\s*$/is.exec(
      rest,
    )
  if (!clauses) throw requestError(400, 'MALFORMED_SEARCH', `unexpected token: ${rest.split(/\s+/)[0] ?? ''}`)
  const [, within = 'ALL', returning = '', limit] = clauses
  const objects = readReturning(returning)
  return {
    term: rawTerm.replace(/\\(.)/g, '$1'),
    within: within.toUpperCase(),
    objects:
      objects.length > 0
        ? objects
        : ['Account', 'Contact', 'Lead', 'Opportunity'].map((name) => ({ name, fields: ['Id'], limit: undefined })),
    limit: Number(limit ?? 2000),
  }
}

function readReturning(text: string): Search['objects'] {
  return [...text.matchAll(/(\w+)\s*(?:\(([^)]*)\))?\s*(?:,|$)/g)].map(([, name = '', inner = '']) => {
    const parts = /^(.*?)(?:\s+LIMIT\s+(\d+))?\s*$/is.exec(inner)
    if (/\b(WHERE|ORDER)\b/i.test(inner))
      throw requestError(400, 'MALFORMED_SEARCH', 'WHERE and ORDER BY in RETURNING are not available here')
    const fields = (parts?.[1] ?? '')
      .split(',')
      .map((field) => field.trim())
      .filter(Boolean)
    return { name, fields: fields.length > 0 ? fields : ['Id'], limit: parts?.[2] ? Number(parts[2]) : undefined }
  })
}

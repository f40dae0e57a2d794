import type { MatchKind, PersonRow } from '../../../../contract/models'
import { ownerNameOf } from '../mapping/ownerWords'

/** The kinds of match as the rep filters by them. */
export const matchNames: ReadonlyArray<{ readonly id: MatchKind; readonly label: string }> = [
  { id: 'none', label: 'Not in Salesforce' },
  { id: 'lead', label: 'Lead' },
  { id: 'contact', label: 'Contact' },
  { id: 'several', label: 'Several records' },
  { id: 'unknown', label: 'Not looked up yet' },
]

/** What a row says about Salesforce. */
export function salesforceWords(row: PersonRow): string {
  if (row.match === 'unknown') return ''
  if (row.match === 'none') return 'Not in Salesforce'
  if (row.match === 'several') return `${row.matchCount} records`
  return row.salesforceStatus ?? (row.match === 'contact' ? 'Contact' : 'Lead')
}

/** Who spoke last, as a prefix of the last words; the person's own need none. */
export function speakerPrefix(by: 'person' | 'me' | 'teammate' | 'bot' | null): string {
  if (by === 'me') return 'You: '
  if (by === 'teammate') return 'Team: '
  return by === 'bot' ? 'Bot: ' : ''
}

/** The accessible name of a person's row: the name first, then what the row shows. */
export function rowName(row: PersonRow): string {
  return [
    row.displayName,
    row.role,
    row.companyName,
    row.unread > 0 ? `${row.unread} unread` : null,
    salesforceWords(row),
    row.isMine ? null : (ownerNameOf(row) ?? 'no owner'),
    row.needsYou > 0 ? `${row.needsYou} need you` : row.pending > 0 ? `${row.pending} waiting to send` : null,
    row.lastWords ? `${speakerPrefix(row.lastWordsBy)}${row.lastWords}` : null,
  ]
    .filter(Boolean)
    .join(', ')
}

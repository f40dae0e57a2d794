import { choiceHolds, decideMatch } from '../domain/matching/decideMatch'
import { matchRecords } from '../domain/matching/matchRecords'
import type { Database } from './database'
import { validKey } from './matchMarks'
import { foldForSort, messageGist } from './text'

/** Makes pure rules callable from SQL, so that whole batches are computed in one statement. */
export function registerFunctions({ raw }: Database): void {
  raw.function(
    'message_gist',
    { deterministic: true, directOnly: true },
    (bodyText: string | null, attachments: string | null) =>
      bodyText === null ? null : messageGist(bodyText, attachments ?? '[]'),
  )
  raw.function('fold_for_sort', { deterministic: true, directOnly: true }, (text: string | null) =>
    text === null ? null : foldForSort(text),
  )
  raw.function(
    'choice_holds',
    { deterministic: true, directOnly: true },
    (recordId: string, seen: string, candidates: string) => {
      const choice = { recordId, candidates: JSON.parse(seen) as string[] }
      return choiceHolds(choice, JSON.parse(candidates) as string[]) ? 1 : 0
    },
  )
  raw.function('matched_records', { deterministic: true, directOnly: true }, matchedRecords)
  const verdict = (hasEmail: number, lookedUp: number, leads: number, contacts: number, chosen: number) =>
    decideMatch({ hasEmail: hasEmail === 1, lookedUp: lookedUp === 1, leads, contacts, chosen: chosen === 1 })
  raw.function(
    'match_kind',
    { deterministic: true, directOnly: true },
    (hasEmail: number, lookedUp: number, leads: number, contacts: number, chosen: number) =>
      verdict(hasEmail, lookedUp, leads, contacts, chosen).kind,
  )
  raw.function(
    'match_count',
    { deterministic: true, directOnly: true },
    (hasEmail: number, lookedUp: number, leads: number, contacts: number, chosen: number) =>
      verdict(hasEmail, lookedUp, leads, contacts, chosen).count,
  )
}

type LeadTuple = [id: string, email: string | null, key: string | null, isConverted: number, contactId: string | null]

/** `matchRecords` for SQL: rows in and the answer out as JSON; keys that another rule read count as none. */
function matchedRecords(
  email: string | null,
  leadKey: string | null,
  contactKey: string | null,
  leadMark: string | null,
  contactMark: string | null,
  leads: string,
  contacts: string,
): string {
  const found = matchRecords(
    { email, leadKey: validKey(leadMark, leadKey), contactKey: validKey(contactMark, contactKey) },
    (JSON.parse(leads) as LeadTuple[]).map(([id, own, key, isConverted, contactId]) => ({
      id,
      email: own,
      key: validKey(leadMark, key),
      isConverted: isConverted === 1,
      contactId,
    })),
    (JSON.parse(contacts) as LeadTuple[]).map(([id, own, key]) => ({
      id,
      email: own,
      key: validKey(contactMark, key),
    })),
  )
  return JSON.stringify({ ...found, by: Object.fromEntries(found.by) })
}

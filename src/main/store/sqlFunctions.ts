import { choiceHolds, decideMatch } from '../domain/matching/decideMatch'
import type { Database } from './database'
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

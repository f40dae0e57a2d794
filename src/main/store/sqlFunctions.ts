import { decideMatch } from '../domain/matching/decideMatch'
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
  const verdict = (hasEmail: number, lookedUp: number, leads: number, contacts: number) =>
    decideMatch({ hasEmail: hasEmail === 1, lookedUp: lookedUp === 1, leads, contacts })
  raw.function(
    'match_kind',
    { deterministic: true, directOnly: true },
    (hasEmail: number, lookedUp: number, leads: number, contacts: number) =>
      verdict(hasEmail, lookedUp, leads, contacts).kind,
  )
  raw.function(
    'match_count',
    { deterministic: true, directOnly: true },
    (hasEmail: number, lookedUp: number, leads: number, contacts: number) =>
      verdict(hasEmail, lookedUp, leads, contacts).count,
  )
}

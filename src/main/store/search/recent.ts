import { wordsOf } from '../../domain/search/words'
import type { Database } from '../database'

export const RECENT_KEY = 'searchRecent'
const KEPT = 8

/** Texts that were searched for, the newest first. */
export function recentSearches(database: Database): string[] {
  const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', RECENT_KEY)
  return row ? (JSON.parse(row.value) as string[]) : []
}

/** Puts a text first among them. */
export function rememberSearch(database: Database, text: string): void {
  const wanted = text.trim()
  if (wanted === '') return
  const kept = [wanted, ...recentSearches(database).filter((one) => one !== wanted)].slice(0, KEPT)
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    RECENT_KEY,
    JSON.stringify(kept),
  )
}

/** The same list (JSON) without the texts that have the beginning of a word of somebody who leaves the cache. */
export function recentWithout(recent: string, who: string): string {
  const words = wordsOf(who)
  const names = (text: string): boolean => wordsOf(text).some((typed) => words.some((word) => word.startsWith(typed)))
  return JSON.stringify((JSON.parse(recent) as string[]).filter((text) => !names(text)))
}

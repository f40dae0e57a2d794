import { noKeyRules, type KeyRules } from '../domain/matching/keyRules'
import type { Database } from './database'
import type { Scope } from './types'

/** What every part of the store works with: the connection, and who the rep is. */
export interface StoreContext {
  readonly database: Database
  /** Empty texts where no scope is set: nobody's book, no org. */
  readonly scope: { repId: string; orgKey: string }
  /** By which fields records of an org are found; it is this org's alone. */
  readonly keys: ComparedBy
}

export interface ComparedBy {
  orgKey: string
  rules: KeyRules
}

const SCOPE_KEY = 'scope'

/** The scope the computed columns were made for; null before the first. */
export function readScope(database: Database): Scope | null {
  const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', SCOPE_KEY)
  return row ? (JSON.parse(row.value) as Scope) : null
}

const COMPUTED_KEY = 'computed'
/** Up to which person a file from before is computed anew (recompute.ts). */
export const COMPUTED_AFTER = 'computed.after'
/** Changes with what is computed of people: those in a file from before are computed anew, once. */
const COMPUTED = 'record_id'

/** Whether all columns of people that are computed today are so in this file. */
export function isComputed(database: Database): boolean {
  const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', COMPUTED_KEY)
  return row?.value === COMPUTED
}

/** Writes down that they are. */
export function noteComputed(database: Database): void {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    COMPUTED_KEY,
    COMPUTED,
  )
  database.run('DELETE FROM meta WHERE key = ?', COMPUTED_AFTER)
}

const KEYS_KEY = 'matchKeys'

/** By what records were compared when the file was last open. */
export function readKeys(database: Database): ComparedBy {
  const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', KEYS_KEY)
  return row ? (JSON.parse(row.value) as ComparedBy) : { orgKey: '', rules: noKeyRules }
}

/** Writes it down; what is cached is compared by it step by step (matchKeysStore.ts). */
export function writeKeys(database: Database, keys: ComparedBy): void {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    KEYS_KEY,
    JSON.stringify(keys),
  )
}

/** Writes it down; the caller recomputes what depends on it. */
export function writeScope(database: Database, scope: Scope): void {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    SCOPE_KEY,
    JSON.stringify(scope),
  )
}

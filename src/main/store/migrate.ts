import { Failure } from '../domain/failure'
import type { Database } from './database'
import { type Migration, migrations } from './migrations/index'

/** The version this build writes. */
export function latestVersion(steps: readonly Migration[] = migrations): number {
  return steps.at(-1)?.version ?? 0
}

/** The schema's version of an open file; 0 for an empty one. */
export function versionOf(database: Database): number {
  return database.count('PRAGMA user_version')
}

/**
 * Takes an open file from its version up to `target` (default: the latest), each step in a transaction of its own, so
 * that a kill leaves a whole version; an empty file all in one, which spares it a wait for the disk a step. Fails with `newer_store` where the file is from a newer Repdesk, unchanged.
 */
export function updateToVersion(
  database: Database,
  target?: number,
  steps: readonly Migration[] = migrations,
): { from: number; to: number } {
  checkOrder(steps)
  const from = versionOf(database)
  if (from > latestVersion(steps)) {
    throw new Failure(
      'newer_store',
      'This data was written by a newer version of Repdesk. Update Repdesk to open it; nothing was changed.',
    )
  }
  const to = target ?? latestVersion(steps)
  const due = steps.filter((step) => step.version > from && step.version <= to)
  const take = (step: Migration): void =>
    database.transaction(() => {
      database.raw.exec(step.sql)
      database.raw.pragma(`user_version = ${step.version}`)
    })
  if (from === 0) database.transaction(() => due.forEach(take))
  else due.forEach(take)
  return { from, to: Math.max(from, to) }
}

function checkOrder(steps: readonly Migration[]): void {
  steps.forEach((step, index) => {
    if (step.version !== index + 1) throw new Error(`Migration ${index + 1} has the version ${step.version}`)
  })
}

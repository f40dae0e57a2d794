import { join } from 'node:path'
import { readRecords } from '../../src/main/salesforce/recordRows'
import { createStore } from '../../src/main/store/createStore'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { RecordObject } from '../../src/contract/models'
import { readdirSync } from 'node:fs'
import type { Desk } from './desk'

const OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'OpportunityContactRole', 'Case', 'Task'] as const

/** Puts every record of the org into the desk's cache, past the sync, so that a test need not wait for it. */
export async function orgInCache(desk: Desk): Promise<void> {
  const name = readdirSync(desk.folder).find((one) => one.endsWith('.repdesk'))!
  const key = Buffer.from((await desk.vault.get(`store.key.${name}`))!, 'hex')
  const database = openDatabase(join(desk.folder, name), key)
  const store = createStore(database)
  const orgKey = store.scope()!.orgKey!
  const users = new Map(desk.salesforce.control.list('User').map((row) => [row['Id'], row['Name']]))
  for (const object of OBJECTS) {
    const rows = desk.salesforce.control
      .list(object)
      .filter((row) => row['IsDeleted'] !== true)
      .map((row) => ({ ...row, ...(row['OwnerId'] ? { Owner: { Name: users.get(row['OwnerId']) ?? null } } : {}) }))
    store.records.save(orgKey, readRecords(object satisfies RecordObject, rows, pathsOf(rows)), desk.clock.now())
  }
  database.raw.close()
}

function pathsOf(rows: Record<string, unknown>[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row))), 'Owner.Name'].filter((path) => path !== 'attributes')
}

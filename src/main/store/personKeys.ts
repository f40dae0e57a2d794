import type { StoreContext } from './context'
import { list } from './database'
import { areKeyed, markedKey } from './matchMarks'

const OBJECTS = ['Lead', 'Contact'] as const
export const EXTERNAL_ID = 'person.externalId'
const CUSTOM = 'person.custom.'

interface PersonSql {
  personId: string
  externalId: string | null
  customAttributes: string
}

interface KeyRow {
  personId: string
  object: string
  key: string
}

/**
 * Writes what these people are compared by, as they are cached now. A value that changed counts as never looked up. In
 * the caller's transaction, before the people are refreshed.
 */
export function writePersonKeys({ database, keys }: StoreContext, ids: readonly string[]): void {
  const { orgKey, rules } = keys
  if (ids.length === 0 || orgKey === '') return
  const before = new Map(
    database
      .all<KeyRow>(
        `SELECT person_id AS personId, object, key FROM person_keys
         WHERE org_key = ? AND person_id IN (SELECT value FROM json_each(?))`,
        orgKey,
        list(ids),
      )
      .map((row) => [`${row.object}/${row.personId}`, row]),
  )
  const changed: KeyRow[] = []
  for (const person of areKeyed(rules) ? readPeople(database, ids) : []) {
    for (const object of OBJECTS) {
      const rule = rules[object]
      const key = rule === null ? null : markedKey(rule, valueOf(person, rule.attribute))
      const old = before.get(`${object}/${person.personId}`)
      if (key !== null) before.delete(`${object}/${person.personId}`)
      if (key !== null && old?.key !== key) changed.push({ personId: person.personId, object, key })
    }
  }
  // What is left of before has no value any more.
  database.run(
    `DELETE FROM person_keys WHERE org_key = :orgKey AND (person_id, object) IN (
       SELECT value ->> 'personId', value ->> 'object' FROM json_each(:rows))`,
    { orgKey, rows: JSON.stringify([...before.values()]) },
  )
  database.run(
    `INSERT INTO person_keys (org_key, person_id, object, key, looked_at)
     SELECT :orgKey, value ->> 'personId', value ->> 'object', value ->> 'key', NULL FROM json_each(:rows) WHERE true
     ON CONFLICT DO UPDATE SET key = excluded.key, looked_at = NULL`,
    { orgKey, rows: JSON.stringify(changed) },
  )
}

function readPeople(database: StoreContext['database'], ids: readonly string[]): PersonSql[] {
  return database.all<PersonSql>(
    `SELECT person_id AS personId, external_id AS externalId, custom_attributes AS customAttributes
     FROM person_details WHERE person_id IN (SELECT value FROM json_each(?))`,
    list(ids),
  )
}

function valueOf({ externalId, customAttributes }: PersonSql, attribute: string): unknown {
  if (attribute === EXTERNAL_ID) return externalId
  if (!attribute.startsWith(CUSTOM)) return null
  return (JSON.parse(customAttributes) as Record<string, unknown>)[attribute.slice(CUSTOM.length)] ?? null
}

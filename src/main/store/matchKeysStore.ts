import type { KeyedObject } from '../../contract/models'
import { keyedObjects, noKeyRules } from '../domain/matching/keyRules'
import { websiteDomain } from '../domain/matching/websiteDomain'
import { writeCompanyKeys } from './companyKeys'
import { type ComparedBy, type StoreContext, writeKeys } from './context'
import type { Database } from './database'
import { bareKey, markOf, recordKey, rulesOf, validKey } from './matchMarks'
import { writePersonKeys } from './personKeys'
import { refreshPeople } from './refreshPeople'
import type { Store } from './types'

const WORK_KEY = 'matchKeys.work'
const NOBODYS: ComparedBy = { orgKey: '', rules: noKeyRules }

/** What of the cache is still to be compared by the present rules: kinds of rows in their order, and where it stands. */
interface Work {
  kinds: (KeyedObject | 'companies' | 'people')[]
  after: string
}

/** See `Store.matchKeys`. `replace` puts new rules in force. */
export function matchKeysStore(context: StoreContext, replace: (keys: ComparedBy) => void): Store['matchKeys'] {
  const { database } = context
  const work = (): Work | null => {
    const row = database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', WORK_KEY)
    return row ? (JSON.parse(row.value) as Work) : null
  }
  const saveMeta = (key: string, value: string): void =>
    void database.run(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      key,
      value,
    )
  const saveWork = (next: Work | null): void => {
    if (next === null) database.run('DELETE FROM meta WHERE key = ?', WORK_KEY)
    else saveMeta(WORK_KEY, JSON.stringify(next))
  }
  /** An org whose data was deleted has lost this mark, and what was compared, with it. */
  const markKey = (orgKey: string): string => `${orgKey}.compared`
  const current = (): ComparedBy => {
    const { keys } = context
    return database.count('SELECT count(*) FROM meta WHERE key = ?', markKey(keys.orgKey)) > 0 ? keys : NOBODYS
  }
  /** Kept keys of the present rule lie between these. */
  const range = (orgKey: string, object: KeyedObject): { mark: string; end: string } | null => {
    const mark = markOf(rulesOf(context, orgKey)[object])
    return mark === null ? null : { mark, end: `${mark.slice(0, -1)};` }
  }
  return {
    current,
    use: (orgKey, rules) =>
      database.transaction(() => {
        const kinds = kindsToCompare(current(), { orgKey, rules }, work())
        saveMeta(markKey(orgKey), '1')
        writeKeys(database, { orgKey, rules })
        saveWork(kinds.length === 0 ? null : { kinds, after: '' })
        replace({ orgKey, rules })
      }),
    step: (limit) =>
      database.transaction(() => {
        const now = work()
        const kind = now?.kinds[0]
        if (!now || kind === undefined) return false
        const after = compareSome(context, kind, now.after, limit)
        const next = after === null ? { kinds: now.kinds.slice(1), after: '' } : { kinds: now.kinds, after }
        saveWork(next.kinds.length === 0 ? null : next)
        return next.kinds.length > 0
      }),
    isWorking: () => work() !== null,
    toLookUp: (orgKey, object, limit) => {
      const span = range(orgKey, object)
      if (!span) return []
      return database
        .texts(
          `SELECT DISTINCT key FROM person_keys WHERE org_key = ? AND object = ? AND looked_at IS NULL
             AND key > ? AND key < ? ORDER BY key LIMIT ?`,
          orgKey,
          object,
          span.mark,
          span.end,
          limit,
        )
        .map(bareKey)
    },
    countToLookUp: (orgKey, object) => {
      const span = range(orgKey, object)
      if (!span) return 0
      return database.count(
        `SELECT count(DISTINCT key) FROM person_keys WHERE org_key = ? AND object = ? AND looked_at IS NULL
           AND key > ? AND key < ?`,
        orgKey,
        object,
        span.mark,
        span.end,
      )
    },
    values: (orgKey, object, after, limit) => {
      const span = range(orgKey, object)
      if (!span) return []
      return database
        .texts(
          `SELECT DISTINCT key FROM person_keys WHERE org_key = ? AND object = ? AND key > ? AND key < ?
           ORDER BY key LIMIT ?`,
          orgKey,
          object,
          `${span.mark}${after}`,
          span.end,
          limit,
        )
        .map(bareKey)
    },
    markLookedUp: (orgKey, object, values, at) =>
      database.transaction(() => {
        const span = range(orgKey, object)
        if (!span) return
        const keys = JSON.stringify(values.map((value) => `${span.mark}${value}`))
        const people = database.texts(
          `SELECT person_id FROM person_keys WHERE org_key = ? AND object = ?
             AND key IN (SELECT value FROM json_each(?))`,
          orgKey,
          object,
          keys,
        )
        database.run(
          `UPDATE person_keys INDEXED BY person_keys_by_key SET looked_at = ? WHERE org_key = ? AND object = ?
             AND key IN (SELECT value FROM json_each(?))`,
          at,
          orgKey,
          object,
          keys,
        )
        if (orgKey === context.scope.orgKey) refreshPeople(context, people)
      }),
    ofPerson: (orgKey, personId) => {
      const rows = database.all<{ object: string; key: string }>(
        'SELECT object, key FROM person_keys WHERE org_key = ? AND person_id = ?',
        orgKey,
        personId,
      )
      const of = (object: 'Lead' | 'Contact'): string | null => {
        const mark = markOf(rulesOf(context, orgKey)[object])
        const key = validKey(mark, rows.find((row) => row.object === object)?.key ?? null)
        return key === null ? null : bareKey(key)
      }
      return { Lead: of('Lead'), Contact: of('Contact') }
    },
    counts: (orgKey, object) => {
      const span = range(orgKey, object)
      return span ? countsOf(database, orgKey, object, span) : { withValue: 0, found: 0 }
    },
  }
}

/** What has to be compared anew between two sets of rules; what was left of earlier work stays. */
function kindsToCompare(before: ComparedBy, after: ComparedBy, left: Work | null): Work['kinds'] {
  if (before.orgKey !== after.orgKey) return [...keyedObjects, 'companies', 'people']
  const changed = keyedObjects.filter(
    (object) => JSON.stringify(before.rules[object]) !== JSON.stringify(after.rules[object]),
  )
  const kinds = new Set<Work['kinds'][number]>([...changed, ...(left?.kinds ?? [])])
  if (kinds.has('Account')) kinds.add('companies')
  if (kinds.has('Lead') || kinds.has('Contact')) kinds.add('people')
  // Records first: when a person is compared, the records they are compared with are ready.
  return ([...keyedObjects, 'companies', 'people'] as const).filter((kind) => kinds.has(kind))
}

/** Compares the next rows of a kind; answers the last of them, or null at the end. */
function compareSome(context: StoreContext, kind: Work['kinds'][number], after: string, limit: number): string | null {
  const { database, keys } = context
  if (kind === 'people' || kind === 'companies') {
    const ids = database.texts(`SELECT id FROM ${kind} WHERE id > ? ORDER BY id LIMIT ?`, after, limit)
    if (kind === 'companies') writeCompanyKeys(context, ids)
    else {
      writePersonKeys(context, ids)
      refreshPeople(context, ids)
    }
    return ids.length < limit ? null : ids.at(-1)!
  }
  const rows = database.all<{ id: string; fields: string }>(
    'SELECT id, fields FROM sf_records WHERE org_key = ? AND object = ? AND id > ? ORDER BY id LIMIT ?',
    keys.orgKey,
    kind,
    after,
    limit,
  )
  const compared = rows.map(({ id, fields }) => {
    const values = JSON.parse(fields) as Record<string, unknown>
    return { id, key: recordKey(keys.rules, kind, values), domain: accountDomain(kind, values) }
  })
  database.run(
    `UPDATE sf_records SET match_key = v.value ->> 'key', domain = v.value ->> 'domain' FROM json_each(:rows) v
     WHERE sf_records.org_key = :orgKey AND sf_records.object = :kind AND sf_records.id = v.value ->> 'id'
       AND (sf_records.match_key IS NOT v.value ->> 'key' OR sf_records.domain IS NOT v.value ->> 'domain')`,
    { orgKey: keys.orgKey, kind, rows: JSON.stringify(compared) },
  )
  return rows.length < limit ? null : rows.at(-1)!.id
}

/** An Account's domain, by its website. */
export function accountDomain(object: string, fields: Readonly<Record<string, unknown>>): string | null {
  return object === 'Account' && typeof fields.Website === 'string' ? websiteDomain(fields.Website) : null
}

function countsOf(
  database: Database,
  orgKey: string,
  object: KeyedObject,
  { mark, end }: { mark: string; end: string },
): { withValue: number; found: number } {
  const found = `EXISTS (SELECT 1 FROM sf_records r
    WHERE r.org_key = k.org_key AND r.object = :object AND r.match_key = k.key)`
  const from =
    object === 'Account'
      ? 'company_keys k WHERE k.org_key = :orgKey'
      : 'person_keys k WHERE k.org_key = :orgKey AND k.object = :object'
  const row = database.get<{ withValue: number; found: number | null }>(
    `SELECT count(*) AS withValue, sum(${found}) AS found FROM ${from} AND k.key > :mark AND k.key < :end`,
    { orgKey, object, mark, end },
  )
  return { withValue: row?.withValue ?? 0, found: row?.found ?? 0 }
}

import type { OwnerHow } from '../../contract/models'
import { ownerHow } from '../domain/ownership/provenance'
import type { StoreContext } from './context'
import { bit, type Database, list } from './database'
import type { OwnerChangeRow } from './ownerChangesRoom'
import type { Store } from './types'

interface Noted {
  personId: string
  at: number
  beforeId: string | null
  ownerId: string | null
  how: OwnerHow
  why: string | null
  itemId: string | null
  told: boolean
}

interface ItemSql {
  id: string
  payload: string
}

const COLUMNS = 'n, person_id AS personId, was_id AS wasId, at, before_id AS beforeId, owner_id AS ownerId, how, why'

/** Items of this person that set this owner and have not been noted: what they wrote themselves, not what was so already. */
const SETTING = `
SELECT id, payload FROM outbox
WHERE person_id = :personId AND kind = 'person.owner' AND (state IN ('sending', 'unknown', 'done') OR attempts > 0)
  AND outcome ->> 'skipped' IS NULL AND payload ->> 'ownerId' IS :ownerId
  AND id NOT IN (SELECT item_id FROM owner_changes WHERE person_id = :personId AND item_id IS NOT NULL)
ORDER BY seq DESC LIMIT 1`

/** See `Store.ownerChanges`. */
export function ownerChangesStore({ database }: StoreContext): Store['ownerChanges'] {
  return {
    note(itemId, at) {
      const item = database.get<ItemSql & { personId: string | null }>(
        'SELECT id, person_id AS personId, payload FROM outbox WHERE id = ?',
        itemId,
      )
      if (!item?.personId) return
      const { base, ownerId } = JSON.parse(item.payload) as { base?: string | null; ownerId?: string | null }
      insert(database, {
        personId: item.personId,
        at,
        beforeId: base ?? null,
        ownerId: ownerId ?? null,
        ...byItem(item),
      })
    },
    takeAsOwn: (personId) =>
      void database.run(`UPDATE owner_changes SET told = 1, how = 'hand' WHERE person_id = ? AND told = 0`, personId),
    ofPerson: (personId, limit) =>
      database.all<OwnerChangeRow>(
        `SELECT ${COLUMNS} FROM owner_changes WHERE person_id = ? ORDER BY n DESC LIMIT ?`,
        personId,
        limit,
      ),
    latestOf: (personId) =>
      database.get<OwnerChangeRow>(
        `SELECT ${COLUMNS} FROM owner_changes WHERE person_id = ? AND was_id IS NULL ORDER BY n DESC LIMIT 1`,
        personId,
      ) ?? null,
    untold: (limit) =>
      database.all<OwnerChangeRow & { personName: string }>(
        `SELECT ${COLUMNS}, (SELECT p.display_name FROM people p WHERE p.id = person_id) AS personName
         FROM owner_changes WHERE told = 0 ORDER BY n LIMIT ?`,
        limit,
      ),
    markTold: (numbers) =>
      void database.run(
        'UPDATE owner_changes SET told = 1 WHERE n IN (SELECT value FROM json_each(?))',
        JSON.stringify(numbers),
      ),
  }
}

/** A person as Intercom just gave them; `before`: what was cached, undefined for somebody new. */
export interface SeenOwner {
  personId: string
  ownerId: string | null
  before: { intercomOwner: string | null } | undefined
}

/**
 * Writes down which owners are others than Intercom had said before, and whose doing that was: an outbox item's of this
 * desktop, else somebody's in Intercom. Somebody new counts once the first sync is over and only where the rep owns them:
 * before that nobody is new. In the caller's transaction.
 */
export function noteOwners({ database, scope }: StoreContext, seen: readonly SeenOwner[], at: number): void {
  const isSynced = database.count(`SELECT count(*) FROM meta WHERE key = 'firstSync.done'`) > 0
  const moved = seen.filter(({ ownerId, before }) =>
    before ? before.intercomOwner !== ownerId : isSynced && ownerId === scope.repId,
  )
  if (moved.length === 0) return
  const latest = new Map(
    database
      .all<{ personId: string; ownerId: string | null }>(
        `SELECT person_id AS personId, owner_id AS ownerId FROM owner_changes
         WHERE n IN (SELECT max(n) FROM owner_changes
           WHERE person_id IN (SELECT value FROM json_each(?)) AND was_id IS NULL GROUP BY person_id)`,
        list(moved.map(({ personId }) => personId)),
      )
      .map(({ personId, ownerId }) => [personId, ownerId]),
  )
  for (const { personId, ownerId, before } of moved) {
    // What this desktop wrote was noted when it was written.
    if (latest.has(personId) && latest.get(personId) === ownerId) continue
    const item = database.get<ItemSql>(SETTING, { personId, ownerId })
    const whose = item ? byItem(item) : { how: 'intercom' as const, why: null, itemId: null, told: false }
    insert(database, { personId, at, beforeId: before?.intercomOwner ?? null, ownerId, ...whose })
  }
}

function byItem({ id, payload }: ItemSql): Pick<Noted, 'how' | 'why' | 'itemId' | 'told'> {
  const parsed = JSON.parse(payload) as Record<string, unknown>
  const { why } = parsed
  return { how: ownerHow(parsed), why: typeof why === 'string' ? why : null, itemId: id, told: true }
}

function insert(database: Database, { told, ...row }: Noted): void {
  database.run(
    `INSERT INTO owner_changes (person_id, at, before_id, owner_id, how, why, item_id, told)
     SELECT :personId, :at, :beforeId, :ownerId, :how, :why, :itemId, :told
     WHERE EXISTS (SELECT 1 FROM people WHERE id = :personId)
     ON CONFLICT (item_id) DO NOTHING`,
    { ...row, told: bit(told) },
  )
}

import type { StoreContext } from './context'
import { bit, list } from './database'
import { nameValues } from './nameValues'
import { refreshConversationsOfPeople } from './refreshConversations'
import { refreshPeople } from './refreshPeople'

/** What the rep may correct of a person. */
export interface Correction {
  name?: string
  email?: string
  phone?: string
  /** Null: nobody. */
  ownerId?: string | null
}

interface Named {
  role: 'lead' | 'user'
  name: string | null
  email: string | null
  phone: string | null
  ownerId: string | null
}

/**
 * Shows a person as the rep corrected them. The row no longer counts as what Intercom gave, so that the next answer of
 * Intercom is taken whatever it says. In the caller's transaction.
 */
export function patchPerson(context: StoreContext, id: string, values: Correction, at: number): void {
  const { database } = context
  const old = database.get<Named>('SELECT role, name, email, phone, owner_id AS ownerId FROM people WHERE id = ?', id)
  if (!old) return
  const ownerId = values.ownerId === undefined ? old.ownerId : values.ownerId
  const columns = {
    ...nameValues({
      role: old.role,
      name: corrected(values.name, old.name),
      email: corrected(values.email, old.email),
      phone: corrected(values.phone, old.phone),
    }),
    owner_id: ownerId,
    in_book: bit(ownerId === context.scope.repId),
  }
  const set = Object.keys(columns).map((column) => `${column} = :${column}`)
  database.run(`UPDATE people SET ${set.join(', ')}, fingerprint = '', fetched_at = :at WHERE id = :id`, {
    ...columns,
    at,
    id,
  })
  if (ownerId !== old.ownerId) refreshConversationsOfPeople(context, [id])
  refreshPeople(context, [id])
}

/** Puts corrections that are still to be sent over what Intercom just gave. In the caller's transaction. */
export function patchUnsent(context: StoreContext, ids: readonly string[], at: number): void {
  const waiting = context.database.all<{ id: string; changes: string }>(
    `SELECT person_id AS id,
       CASE kind WHEN 'person.update' THEN payload -> 'values'
         ELSE json_object('ownerId', payload ->> 'ownerId') END AS changes
     FROM outbox
     WHERE person_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('done', 'discarded')
       AND (kind = 'person.update' OR (kind = 'person.owner' AND payload -> 'origin' IS NULL)) ORDER BY seq`,
    list([...ids]),
  )
  for (const { id, changes } of waiting) patchPerson(context, id, JSON.parse(changes) as Correction, at)
}

/** Shows the owners that Intercom has, but for those that still wait to be sent. In the caller's transaction. */
export function showOwnersThere(context: StoreContext, ids: readonly string[]): void {
  const rows = context.database.all<{ id: string; ownerId: string | null; at: number }>(
    `SELECT id, intercom_owner AS ownerId, fetched_at AS at FROM people
     WHERE id IN (SELECT value FROM json_each(?)) AND owner_id IS NOT intercom_owner`,
    list([...ids]),
  )
  for (const { id, ownerId, at } of rows) {
    patchPerson(context, id, { ownerId }, at)
    patchUnsent(context, [id], at)
  }
}

/** What the rep made of a value: untouched stays, emptied is none. */
function corrected(value: string | undefined, old: string | null): string | null {
  return value === undefined ? old : value.trim() || null
}

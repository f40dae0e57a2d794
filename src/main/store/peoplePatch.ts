import type { StoreContext } from './context'
import { bit, list } from './database'
import { refreshConversationsOfPeople } from './refreshConversations'
import { refreshPeople } from './refreshPeople'

/** Who owns a person by what the rep said; null: nobody. */
export interface OwnerPatch {
  ownerId: string | null
}

/**
 * Shows the owner that the rep chose. The row no longer counts as what Intercom gave, so that the next answer of
 * Intercom is taken whatever it says. In the caller's transaction.
 */
export function patchPerson(context: StoreContext, id: string, { ownerId }: OwnerPatch, at: number): void {
  const { database } = context
  const old = database.get<OwnerPatch>('SELECT owner_id AS ownerId FROM people WHERE id = ?', id)
  if (!old) return
  database.run(
    `UPDATE people SET owner_id = :ownerId, in_book = :inBook, fingerprint = '', fetched_at = :at WHERE id = :id`,
    { ownerId, inBook: bit(ownerId === context.scope.repId), at, id },
  )
  if (ownerId !== old.ownerId) refreshConversationsOfPeople(context, [id])
  refreshPeople(context, [id])
}

/** Puts owners that are still to be sent over what Intercom just gave. In the caller's transaction. */
export function patchUnsentOwners(context: StoreContext, ids: readonly string[], at: number): void {
  const waiting = context.database.all<{ id: string; ownerId: string | null }>(
    `SELECT person_id AS id, payload ->> 'ownerId' AS ownerId
     FROM outbox
     WHERE person_id IN (SELECT value FROM json_each(?)) AND state NOT IN ('done', 'discarded')
       AND kind = 'person.owner' AND payload -> 'origin' IS NULL ORDER BY seq`,
    list([...ids]),
  )
  for (const { id, ownerId } of waiting) patchPerson(context, id, { ownerId }, at)
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
    patchUnsentOwners(context, [id], at)
  }
}

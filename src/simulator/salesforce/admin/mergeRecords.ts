import { requestError, writeError } from '../errors'
import type { Caller } from '../org'
import { deriveRow } from '../writes/derive'
import { binRow, childrenOf } from '../writes/remove'
import { updateRecord } from '../writes/save'

/** Fields that belong to the record itself and do not move with a merge. */
const STAYS = new Set(['OwnerId', 'CreatedById', 'LastModifiedById', 'MasterRecordId', 'RecordTypeId'])

/**
 * Merges one or two records into a master of the same object: what pointed to the losers points to the master, and
 * the losers go to the recycle bin with MasterRecordId. `values` are set on the master.
 */
export function mergeRecords(
  caller: Caller,
  masterId: string,
  loserIds: readonly string[],
  values: Record<string, unknown> = {},
): void {
  const { org } = caller
  const object = org.schema.byPrefix(masterId)
  if (!object?.mergeable)
    throw requestError(400, 'INVALID_TYPE_FOR_OPERATION', `entity type ${object?.name ?? ''} does not support merge`)
  if (loserIds.length < 1 || loserIds.length > 2)
    throw requestError(400, 'INVALID_NUMBER_OF_RECORDS', 'merge takes one or two records')
  org.store.atomic(() => {
    const master = org.store.get(object.name, masterId)
    if (!master || master['IsDeleted'] === true) throw writeError('ENTITY_IS_DELETED', 'entity is deleted')
    for (const loserId of loserIds) {
      const loser = org.store.get(object.name, loserId)
      if (!loser || loser['IsDeleted'] === true || loserId === masterId)
        throw writeError('ENTITY_IS_DELETED', 'entity is deleted')
      reparent(caller, object.name, loserId, masterId)
      binRow(caller, object.name, loser, { MasterRecordId: masterId })
    }
    updateRecord({ ...caller, system: true }, object, masterId, values)
  })
}

function reparent(caller: Caller, objectName: string, from: string, to: string): void {
  const { org } = caller
  const now = caller.at ?? org.stamp()
  for (const child of org.schema.objects) {
    for (const field of child.fields) {
      if (field.type !== 'reference' || STAYS.has(field.name) || !field.referenceTo.includes(objectName)) continue
      for (const row of childrenOf(org, child.name, field.name, from)) {
        if (child.name === objectName && row.Id === to) continue
        org.store.put(child.name, deriveRow(org, child, { ...row, [field.name]: to, SystemModstamp: now }, row))
      }
    }
  }
}

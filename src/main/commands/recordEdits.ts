import type { RecordObject } from '../../contract/models'
import { typedValues } from '../domain/records/edit'
import type { FieldValue } from '../domain/records/values'
import { sameFieldValue } from '../domain/salesforce/mergeFields'
import { recordEdit, type RecordEdit } from '../outbox/recordSender'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { keptDescribe } from './orgDescribes'

const UNSENT_AT_MOST = 10_000

/** Unsent edits of one record, oldest first, whoever's panel they were made in. */
export function unsentEdits(session: Session, recordId: string): OutboxRow[] {
  const orgKey = session.orgKey()
  return session.store.outbox
    .list('unsent', 0, UNSENT_AT_MOST)
    .rows.filter((row) => row.kind === 'record.update' && row.orgKey === orgKey && row.payload.recordId === recordId)
    .toReversed()
}

/** Values as they will be sent, by this user's describe. */
export function typedEdit(
  session: Session,
  object: RecordObject,
  values: RecordEdit['values'],
): Record<string, FieldValue> {
  return typedValues(keptDescribe(session, object) ?? { fields: [] }, values)
}

/** What fields of a record say as the rep sees them: with own edits that have not arrived, whatever a sync brought since. */
export function seenFields(
  session: Session,
  object: RecordObject,
  recordId: string,
): Readonly<Record<string, FieldValue>> | null {
  const orgKey = session.orgKey()
  const record = orgKey === null ? null : session.store.records.get(orgKey, object, recordId)
  if (!record) return null
  const edits = unsentEdits(session, recordId).map((item) => typedEdit(session, object, recordEdit(item).values))
  return Object.assign({}, record.fields, ...edits) as Record<string, FieldValue>
}

/**
 * Brings the cached record in line with an edit that was changed, or that will not be sent after all, and puts what waits
 * behind it on what is there then: else the rep would be asked about a change that nobody made. In the transaction of the
 * change itself.
 */
export function showRecord(session: Session, before: OutboxRow, after: OutboxRow, now: number): void {
  const { orgKey } = before
  if (orgKey === null || after.state === 'done') return
  const { store } = session
  const { object, recordId, values, base } = recordEdit(before)
  const mine = typedEdit(session, object, values)
  const isDiscarded = after.state === 'discarded'
  const next = isDiscarded ? base : typedEdit(session, object, recordEdit(after).values)
  const record = store.records.get(orgKey, object, recordId)
  const shown = Object.keys(mine).filter((name) => sameFieldValue(record?.fields[name], mine[name]))
  store.records.patch(orgKey, object, recordId, Object.fromEntries(shown.map((name) => [name, base[name] ?? null])))
  if (!isDiscarded) store.records.patch(orgKey, object, recordId, next)
  for (const later of unsentEdits(session, recordId)) {
    if (later.seq <= before.seq) continue
    const edit = recordEdit(later)
    const rebased = Object.fromEntries(
      Object.entries(edit.base).map(([name, value]) => {
        const stoodOnThis = Object.hasOwn(mine, name) && sameFieldValue(value, mine[name])
        return [name, stoodOnThis ? (next[name] ?? base[name] ?? null) : value]
      }),
    )
    store.outbox.update(later.id, { payload: { ...later.payload, base: rebased } }, now)
    store.records.patch(orgKey, object, recordId, typedEdit(session, object, edit.values))
  }
}

import { z } from 'zod'
import { recordObjectSchema } from '../../contract/models'
import { Failure } from '../domain/failure'
import { soqlText } from '../domain/salesforce/soql'
import type { SalesforceApi } from '../ports/salesforce'
import type { Session } from '../session/sessionParts'
import type { OwnerChangeByHand } from '../outbox/ownerByHand'
import type { OutboxRow } from '../store/types'
import { howToUndo, type CreatedObject } from './auditUndoable'
import { allowOwners } from './assignOwner'
import { enqueue, released, type CommandContext } from './context'
import { ownerNameOf } from './ownerItems'
import { ownerLocks } from './owners'
import { showOwner, unsentOwner } from './ownerShown'
import { typedEdit } from './recordEdits'

/**
 * Takes a done write back; the entry shows what became of it. A created record is looked at and removed at once, an edit
 * becomes a new outbox item, whose sender asks where somebody has changed the record since. Fails with `conflict` where
 * the record was touched, `offline` or `auth_expired` where Salesforce cannot be asked.
 */
export async function undoWrite(context: CommandContext, row: OutboxRow): Promise<void> {
  const session = context.session()
  const { how, words } = howToUndo(session, row)
  if (how === null) throw new Failure('unsupported', words)
  if ('restore' in how) {
    restore(context, row, how.restore)
    return
  }
  if ('owner' in how) {
    giveBack(context, row, how.owner)
    return
  }
  const api = session.salesforce()
  if (!api) throw new Failure('auth_expired', 'Sign in to Salesforce to take this back.')
  await removeUntouched(session, api, row, how.remove, how.id)
  const at = context.options.clock.now()
  session.store.transaction(() => {
    const now = session.store.outbox.get(row.id)
    if (!now) return
    session.store.outbox.update(row.id, { outcome: { ...now.outcome, undone: { at } } }, at)
    forget(session, row, how.remove, how.id)
  })
  context.options.logger.info('A write was taken back', { item: row.id, kind: row.kind })
  released(context, row.personId === null ? [] : [row.personId])
}

function forget(session: Session, row: OutboxRow, object: CreatedObject, id: string): void {
  if (row.orgKey === null) return
  const { records, salesforce } = session.store
  if (object === 'Lead' || object === 'Contact') salesforce.removeRecords(row.orgKey, object, [id])
  if (object === 'Opportunity') {
    const roles = records.list(row.orgKey, { object: 'OpportunityContactRole', whatIds: [id] })
    records.remove(
      row.orgKey,
      'OpportunityContactRole',
      roles.map((role) => role.id),
    )
  }
  records.remove(row.orgKey, object, [id])
}

const TIME = z.string().transform((value) => Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
const stateSchema = z.looseObject({
  IsDeleted: z.boolean(),
  CreatedDate: TIME,
  LastModifiedDate: TIME,
  LastModifiedById: z.string(),
  IsConverted: z.boolean().nullish(),
})

/** A record's creation and the automations of the same save share a second, or the next. */
const SAME_SAVE_MS = 2_000
/** An own change is as new as the service's clock at the attempt, which may be that of an answer some minutes before. */
const OWN_WRITE_MS = 10 * 60_000

async function removeUntouched(
  session: Session,
  api: SalesforceApi,
  row: OutboxRow,
  object: CreatedObject,
  id: string,
): Promise<void> {
  const fields = ['Id', 'IsDeleted', 'CreatedDate', 'LastModifiedDate', 'LastModifiedById']
  if (object === 'Lead') fields.push('IsConverted')
  const { rows } = await api.queryAll(`SELECT ${fields.join(', ')} FROM ${object} WHERE Id = ${soqlText(id)}`)
  const found = stateSchema.safeParse(rows[0])
  if (!found.success) throw new Failure('not_found', `Salesforce does not show you this ${object} any more.`)
  const state = found.data
  // Somebody has removed it already, which is what was wanted.
  if (state.IsDeleted) return
  if (state.IsConverted === true) {
    throw new Failure('conflict', 'The Lead was converted meanwhile, so it cannot be taken back here.')
  }
  if (!isUntouched(session, api, row, id, state)) {
    throw new Failure(
      'conflict',
      `Somebody has changed this ${object} since. Look at it in Salesforce; remove it there if you still want to.`,
    )
  }
  for (const [child, words, where] of DEPENDANTS[object]) {
    if (!(await hasAny(api, child, where, id))) continue
    throw new Failure(
      'conflict',
      `This ${object} has ${words} by now. Take those back first, or remove it in Salesforce.`,
    )
  }
  await api.remove(object, id)
}

/** Only what this desktop wrote has changed it, as far as times and the user tell. */
function isUntouched(
  session: Session,
  api: SalesforceApi,
  row: OutboxRow,
  recordId: string,
  state: z.infer<typeof stateSchema>,
): boolean {
  if (state.LastModifiedDate - state.CreatedDate <= SAME_SAVE_MS) return true
  if (state.LastModifiedById !== api.account.userId) return false
  return session.store.audit
    .list({ recordId }, { limit: 200 })
    .some(
      ({ id, attemptServerTime }) =>
        id !== row.id &&
        attemptServerTime !== null &&
        state.LastModifiedDate >= attemptServerTime - 1_000 &&
        state.LastModifiedDate <= attemptServerTime + OWN_WRITE_MS,
    )
}

/** What would go with a record to the recycle bin, or keep it from going there. */
const DEPENDANTS: Record<CreatedObject, readonly (readonly [child: string, words: string, field: string])[]> = {
  Lead: [['Task', 'Tasks', 'WhoId']],
  Contact: [
    ['Task', 'Tasks', 'WhoId'],
    ['Case', 'Cases', 'ContactId'],
    ['OpportunityContactRole', 'a role on an Opportunity', 'ContactId'],
  ],
  Opportunity: [['Task', 'Tasks', 'WhatId']],
  Task: [],
  Case: [['Task', 'Tasks', 'WhatId']],
}

async function hasAny(api: SalesforceApi, child: string, field: string, id: string): Promise<boolean> {
  try {
    return (await api.query(`SELECT Id FROM ${child} WHERE ${field} = ${soqlText(id)} LIMIT 1`)).rows.length > 0
  } catch (thrown) {
    // Who may not see such records at all has none of their own there.
    if (thrown instanceof Failure && thrown.details.serviceCode === 'INVALID_TYPE') return false
    throw thrown
  }
}

/** The owner before, as a choice of the rep's: what was written is who it expects to find. */
function giveBack(context: CommandContext, row: OutboxRow, change: OwnerChangeByHand): void {
  const session = context.session()
  const { store } = session
  allowOwners(context)
  const lock = ownerLocks(session)(change.personId)
  if (lock !== null) throw new Failure('permission', lock)
  if (unsentOwner(session, change.personId)) {
    throw new Failure('conflict', 'Another owner of this person waits to be sent. Take that one back first.')
  }
  const { kind, service, lane, personId, conversationId } = row
  const now = context.options.clock.now()
  store.transaction(() => {
    const payload = { ...change, values: { owner: ownerNameOf(context, change.ownerId) } }
    const item = enqueue(context, { kind, service, lane, personId, conversationId, payload })
    store.outbox.update(row.id, { outcome: { ...row.outcome, undoItem: item.id } }, now)
    showOwner(session, change.personId, now)
  })
  released(context, [change.personId])
}

/** A new item of the same kind, the other way round: what was written is what it expects to find. */
function restore(context: CommandContext, row: OutboxRow, values: Record<string, string>): void {
  const session = context.session()
  const { store } = session
  const written = z.record(z.string(), z.string()).parse(row.payload.values)
  const base = Object.fromEntries(Object.keys(values).map((name) => [name, written[name] ?? '']))
  const now = context.options.clock.now()
  store.transaction(() => {
    const object = recordObjectSchema.safeParse(row.payload.object)
    const isRecord = row.kind === 'record.update' && object.success
    const item = enqueue(context, {
      kind: row.kind,
      service: row.service,
      lane: row.lane,
      personId: row.personId,
      conversationId: row.conversationId,
      payload: {
        ...row.payload,
        values,
        base: isRecord ? typedEdit(session, object.data, base) : base,
        origin: { by: 'undo', of: row.id },
      },
    })
    if (isRecord && row.orgKey !== null && typeof row.payload.recordId === 'string') {
      store.records.patch(row.orgKey, object.data, row.payload.recordId, typedEdit(session, object.data, values))
    }
    store.outbox.update(row.id, { outcome: { ...row.outcome, undoItem: item.id } }, now)
  })
  released(context, row.personId === null ? [] : [row.personId])
}

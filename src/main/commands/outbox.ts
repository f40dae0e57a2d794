import { asFailure, Failure } from '../domain/failure'
import { allowed } from '../domain/outbox/policy'
import { insertFollowers, outcomeByRep } from '../outbox/followers'
import { saidNotThere } from '../outbox/messagePayload'
import { readBack } from '../outbox/readBack'
import type { SendingContext } from '../outbox/sender'
import type { SalesforceApi } from '../ports/salesforce'
import { senders } from '../session/senders'
import type { OutboxChange, OutboxRow } from '../store/types'
import { released, type CommandContext, type Handlers } from './context'
import { restoreDraft } from './drafts'
import { edited, meantAgain } from './editing'
import { showOwner } from './ownerShown'
import { rebaseLater } from './personEdits'
import { showRecord } from './recordEdits'
import { restoreFormDraft } from './sentForms'
import { showTask } from './taskChanges'
import { duplicateReport, outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'outbox.list'
  | 'outbox.get'
  | 'outbox.undo'
  | 'outbox.retry'
  | 'outbox.discard'
  | 'outbox.edit'
  | 'outbox.resolveDuplicate'
  | 'outbox.settleUnknown'
>

type Item = Awaited<ReturnType<Handlers['outbox.get']>>

const FRESH = { code: null, message: null, fields: {}, outcome: null, nextAt: null } satisfies OutboxChange

function itemOf(context: CommandContext, id: string): OutboxRow {
  const row = context.session().store.outbox.get(id)
  if (!row) throw new Failure('not_found', 'This item is no longer in the outbox.')
  return row
}

/** Changes an item where `may` allows it in its present state; the check and the change are one transaction. */
function change(
  context: CommandContext,
  id: string,
  may: (row: OutboxRow) => boolean,
  refusal: string,
  next: (row: OutboxRow) => OutboxChange,
): Item {
  const session = context.session()
  const now = context.options.clock.now()
  const changed = session.store.transaction(() => {
    const row = itemOf(context, id)
    if (!may(row)) throw new Failure('conflict', refusal)
    const after = session.store.outbox.update(id, next(row), now)
    if (row.kind === 'person.update' || row.kind === 'company.update') rebaseLater(session, row, after, now)
    if (row.kind === 'person.owner' && row.personId !== null) showOwner(session, row.personId, now)
    if (row.kind === 'record.update') showRecord(session, row, after, now)
    if (row.kind === 'task.update') showTask(session, row, after, now)
    return after
  })
  released(
    context,
    [changed.personId, changed.conversationId].filter((one) => one !== null),
  )
  return outboxItem(session, changed, now)
}

const TOO_LATE = 'Too late: this is already on its way.'

/** The rep's hand on what is waiting: see, undo, edit, retry, discard, answer. */
export const outboxCommands: Family = {
  'outbox.list'(input, context) {
    const session = context.session()
    const now = context.options.clock.now()
    const { rows, total } = session.store.outbox.list(input.show, input.offset, input.limit)
    const { unsent, needsYou } = session.store.outbox.counts()
    return { rows: rows.map((row) => outboxItem(session, row, now)), total, unsent, needsYou }
  },
  'outbox.get'(input, context) {
    return outboxItem(context.session(), itemOf(context, input.itemId), context.options.clock.now())
  },
  'outbox.undo'(input, context) {
    const now = context.options.clock.now()
    return change(
      context,
      input.itemId,
      (row) => allowed(row.state, row.nextAt, now).canUndo,
      TOO_LATE,
      (row) => {
        restoreDraft(context, row)
        restoreFormDraft(context.session(), row, now)
        return { ...FRESH, state: 'discarded' }
      },
    )
  },
  'outbox.retry'(input, context) {
    const now = context.options.clock.now()
    return change(
      context,
      input.itemId,
      (row) => row.outcome?.unproved !== true && allowed(row.state, row.nextAt, now).canRetry,
      'This cannot be sent again as it is.',
      (row) => (row.state === 'unknown' ? { nextAt: null } : { ...FRESH, state: 'queued', payload: meantAgain(row) }),
    )
  },
  'outbox.discard'(input, context) {
    const now = context.options.clock.now()
    return change(
      context,
      input.itemId,
      (row) => allowed(row.state, row.nextAt, now).canDiscard,
      TOO_LATE,
      () => ({
        state: 'discarded',
        nextAt: null,
      }),
    )
  },
  'outbox.edit'(input, context) {
    const now = context.options.clock.now()
    return change(
      context,
      input.itemId,
      (row) => row.outcome?.unproved !== true && allowed(row.state, row.nextAt, now).canEdit,
      TOO_LATE,
      (row) => {
        const next = edited(context.session(), row, input.values)
        context.session().store.formDrafts.clear('outbox.edit', [row.id])
        return { ...(row.state === 'held' ? {} : { ...FRESH, state: 'queued' as const }), ...next }
      },
    )
  },
  async 'outbox.resolveDuplicate'(input, context) {
    const session = context.session()
    const { choice } = input
    const isQuestion = (row: OutboxRow): boolean => row.state === 'needs_attention' && row.code === 'duplicate'
    const refusal = 'This question has been answered already.'
    if (choice.use === 'create') {
      return change(context, input.itemId, isQuestion, refusal, (row) => ({
        ...FRESH,
        state: 'queued',
        payload: { ...row.payload, allowDuplicate: true },
      }))
    }
    const api = session.salesforce()
    const named = (row: OutboxRow): string | null =>
      duplicateReport(row)?.matches.find((match) => match.id === choice.recordId)?.object ?? null
    const item = change(
      context,
      input.itemId,
      (row) => isQuestion(row) && named(row) !== null,
      refusal,
      (row) => {
        const url = api?.recordUrl(named(row) ?? 'Lead', choice.recordId)
        return {
          ...FRESH,
          state: 'done',
          outcome: { used: choice.recordId, ...(url ? { url } : {}) },
          doneAt: context.options.clock.now(),
        }
      },
    )
    if (api) showChosen(context, api, choice.recordId)
    return item
  },
  async 'outbox.settleUnknown'(input, context) {
    const isAsked = (row: OutboxRow): boolean => row.outcome?.unproved === true
    const refusal = 'This question has been answered already.'
    if (!input.arrived) {
      return change(context, input.itemId, isAsked, refusal, (row) => ({
        ...FRESH,
        state: 'queued',
        payload: saidNotThere(row),
      }))
    }
    const row = itemOf(context, input.itemId)
    const sender = senders.find((one) => one.kind === row.kind)
    const sending = sendingContext(context)
    const outcome = isAsked(row) ? await outcomeByRep(sender, row, sending, context.options) : {}
    return change(context, input.itemId, isAsked, refusal, (now) => {
      // The note of a Case, say: committed together with the answer.
      insertFollowers(sender, now, outcome, sending)
      return { ...FRESH, state: 'done', outcome, doneAt: context.options.clock.now() }
    })
  },
}

/** What senders work with, as the session is now. */
function sendingContext(context: CommandContext): SendingContext {
  const session = context.session()
  return {
    store: session.store,
    repId: session.profile.repId,
    intercom: session.intercom,
    salesforce: session.salesforce(),
    now: () => context.options.clock.now(),
  }
}

/** Shows the record that the rep chose; the choice stands also when this cannot be read now. */
function showChosen(context: CommandContext, salesforce: SalesforceApi, id: string): void {
  const object = id.startsWith('00Q') ? 'Lead' : id.startsWith('003') ? 'Contact' : null
  if (object === null) return
  const session = context.session()
  const sending = {
    store: session.store,
    repId: session.profile.repId,
    intercom: session.intercom,
    salesforce,
    now: () => context.options.clock.now(),
  }
  const show = async (): Promise<void> => {
    await readBack(sending, [[object, id]])
    context.changed(['salesforce', 'people'])
    // What waited for this answer looks for the record in the cache.
    session.outbox.kick()
  }
  show().catch((thrown: unknown) =>
    context.options.logger.warn('Reading the chosen record failed', { code: asFailure(thrown).code }),
  )
}

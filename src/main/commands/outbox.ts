import { Failure } from '../domain/failure'
import { checkLeadValues } from '../domain/leads/form'
import { allowed } from '../domain/outbox/policy'
import { readBackLead } from '../outbox/leadSender'
import type { OutboxChange, OutboxRow } from '../store/types'
import { released, type CommandContext, type Handlers } from './context'
import { outboxItem } from './views'

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
    return session.store.outbox.update(id, next(row), now)
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
      () => ({
        ...FRESH,
        state: 'discarded',
      }),
    )
  },
  'outbox.retry'(input, context) {
    const now = context.options.clock.now()
    return change(
      context,
      input.itemId,
      (row) => row.outcome?.unproved !== true && allowed(row.state, row.nextAt, now).canRetry,
      'This cannot be sent again as it is.',
      () => ({ ...FRESH, state: 'queued' }),
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
      (row) => ({
        ...(row.state === 'held' ? {} : { ...FRESH, state: 'queued' as const }),
        payload: edited(row, input.values),
      }),
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
    const url = api?.recordUrl('Lead', choice.recordId) ?? null
    const item = change(context, input.itemId, isQuestion, refusal, () => ({
      ...FRESH,
      state: 'done',
      outcome: { used: choice.recordId, ...(url ? { url } : {}) },
      doneAt: context.options.clock.now(),
    }))
    if (api && choice.recordId.startsWith('00Q')) {
      const sending = {
        store: session.store,
        repId: session.profile.repId,
        intercom: session.intercom,
        salesforce: api,
        now: () => context.options.clock.now(),
      }
      await readBackLead(api, sending, choice.recordId)
      context.changed(['salesforce', 'people'])
    }
    return item
  },
  'outbox.settleUnknown'(input, context) {
    return change(
      context,
      input.itemId,
      (row) => row.outcome?.unproved === true,
      'This question has been answered already.',
      () =>
        input.arrived
          ? { ...FRESH, state: 'done', outcome: { settledByRep: true }, doneAt: context.options.clock.now() }
          : { ...FRESH, state: 'queued' },
    )
  },
}

/** The payload with the rep's corrections; the same checks as when it was made. */
function edited(row: OutboxRow, values: Record<string, string>): Record<string, unknown> {
  if (row.kind === 'conversation.reply' || row.kind === 'conversation.note') {
    const text = (values.text ?? '').trim()
    if (text === '')
      throw new Failure('validation', 'Write something first.', { fields: { text: 'Write something first.' } })
    return { ...row.payload, text }
  }
  if (row.kind === 'lead.create') {
    const problems = checkLeadValues(values, null)
    if (Object.keys(problems).length > 0) {
      throw new Failure('validation', 'Some values still need your attention.', { fields: problems })
    }
  }
  return { ...row.payload, values }
}

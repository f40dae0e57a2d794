import { idsIn, retargeted, type Move } from '../../domain/outbox/retarget'
import type { SalesforceDescribe } from '../../ports/salesforce'
import type { OutboxRow } from '../../store/types'
import { breathe } from '../../turns'
import type { SalesforceSyncContext } from '../context'

const AT_ONCE = 200
const LEAD = '00Q'

/**
 * Points what has not gone out at the records that those it names became: merged into others, or converted. An item that
 * is being sent stays as it is; what Salesforce refused because its record was gone goes out again.
 */
export async function retargetOutbox(context: SalesforceSyncContext): Promise<void> {
  const { store } = context
  for (let offset = 0; ; offset += AT_ONCE) {
    const { rows } = store.outbox.list('unsent', offset, AT_ONCE)
    store.transaction(() => {
      for (const item of rows) retarget(context, item)
    })
    if (rows.length < AT_ONCE) return
    await breathe()
  }
}

function retarget(context: SalesforceSyncContext, item: OutboxRow): void {
  const { store, orgKey, clock } = context
  if (item.service !== 'salesforce' || item.orgKey !== orgKey || item.state === 'sending') return
  const moves = movesOf(context, idsIn(item.payload))
  if (moves.size === 0) return
  const next = retargeted(item.payload, moves, contactFields(context))
  if (!next) return
  const lane = [...moves].reduce((text, [from, { to }]) => text.replaceAll(from, to), item.lane)
  const isEmpty = next.leftOut.length > 0 && Object.keys(next.payload.values ?? {}).length === 0
  if (isEmpty) {
    if (item.code === 'gone' && item.outcome?.converted === true) return
    store.outbox.update(
      item.id,
      {
        state: 'needs_attention',
        code: 'gone',
        message: `The Lead was converted meanwhile, and a Contact has no ${next.leftOut.join(', ')}. Discard this, or make the change on the Contact.`,
        outcome: { ...item.outcome, converted: true },
      },
      clock.now(),
    )
    return
  }
  const wasRefused = item.state === 'needs_attention' && item.code === 'gone' && item.outcome?.unproved !== true
  store.outbox.update(
    item.id,
    {
      payload: next.payload,
      lane,
      ...(wasRefused ? { state: 'queued' as const, code: null, message: null, fields: {}, outcome: null } : {}),
    },
    clock.now(),
  )
  context.changed(['outbox'])
}

/** What became of these ids; one that became another which became a third is the third. */
function movesOf({ store, orgKey }: SalesforceSyncContext, ids: string[]): Map<string, Move> {
  const first = store.keeping.movedTo(orgKey, ids)
  return new Map(
    [...first].map(([from, to]) => [from, { to, isConversion: from.startsWith(LEAD) && !to.startsWith(LEAD) }]),
  )
}

function contactFields({ store, orgKey }: SalesforceSyncContext): ReadonlySet<string> {
  const describe = store.orgSetup.get(orgKey, 'describe/Contact')?.body as SalesforceDescribe | undefined
  return new Set(describe?.fields.filter((field) => field.updateable).map((field) => field.name))
}

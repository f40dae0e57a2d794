import type { OutboxChange, OutboxRow, Store } from '../store/types'

/** The ids of Salesforce begin with their object: 003 is Contact. */
const objectOf = (id: string): 'Lead' | 'Contact' => (id.startsWith('003') ? 'Contact' : 'Lead')

/**
 * Lets go what waited for another item that has ended by now (DESIGN.md section 6): a Task for a Lead on its way takes the
 * Lead's real id, an Opportunity its Contact's; where that was discarded, the rep has to say what becomes of it. Answers
 * what changed.
 */
export function releaseBlocked(store: Store, now: number): OutboxRow[] {
  return store.transaction(() =>
    store.outbox.blocked().flatMap((item) => {
      const change = afterBlocker(item, store.outbox.get(item.blockedOn ?? ''), now)
      return change ? [store.outbox.update(item.id, change, now)] : []
    }),
  )
}

/** What becomes of a blocked item; null while the other one is still on its way. */
function afterBlocker(item: OutboxRow, blocker: OutboxRow | null, now: number): OutboxChange | null {
  if (blocker && blocker.state !== 'done' && blocker.state !== 'discarded') return null
  if (blocker?.state !== 'done') {
    return {
      state: 'needs_attention',
      blockedOn: null,
      nextAt: null,
      code: 'gone',
      message: notCreated(item),
    }
  }
  // The rep may have answered "use the one that is there", which can be a Contact.
  const id = [blocker.outcome?.id, blocker.outcome?.used].find((one) => typeof one === 'string')
  const held = item.nextAt !== null && item.nextAt > now
  return {
    state: held ? 'held' : 'queued',
    blockedOn: null,
    nextAt: held ? item.nextAt : null,
    code: null,
    message: null,
    // Where the rep only knows that it arrived, the person's match tells which it is when this is sent.
    ...(id === undefined ? {} : { payload: withTarget(item, id) }),
  }
}

function notCreated({ kind, payload }: OutboxRow): string {
  const own = kind === 'opportunity.create' ? 'Opportunity' : 'Task'
  const { target: named } = payload
  const isContact = typeof named === 'object' && named !== null && 'object' in named && named.object === 'Contact'
  const target = isContact ? 'Contact' : 'Lead'
  return `The ${target} this ${own} is for was not created. Create it again and retry this, or discard it.`
}

function withTarget(item: OutboxRow, id: string): OutboxRow['payload'] {
  const target = typeof item.payload.target === 'object' ? item.payload.target : null
  return { ...item.payload, target: { ...target, object: objectOf(id), id } }
}

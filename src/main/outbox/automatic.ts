import type { AutomationKind } from '../../contract/models'
import { automaticKind } from '../domain/automations/settingOf'
import { asFailure } from '../domain/failure'
import type { IntercomContact } from '../ports/intercom'
import type { OutboxRow, Store } from '../store/types'
import type { SendingContext } from './sender'

type Kind = Exclude<AutomationKind, 'tasks'>

const ALL_OFF = { mapping: false, attributes: false, owners: false }

/** The outcome of an automatic write that is not made any more: somebody else did it, or it is not this desktop's. */
export function skipped(why: string): Record<string, unknown> {
  return { wrote: [], skipped: why }
}

/**
 * Why an automatic item is not sent after all, or the person as Intercom has them now: the rep must still own them
 * (DESIGN.md section 6, "Many desktops"), and its switch must still be on. Items made by hand only need the person.
 */
export async function stillWanted(
  item: OutboxRow,
  context: SendingContext,
  personId: string,
  ownerMatters = true,
): Promise<{ contact: IntercomContact } | { why: string }> {
  const kind = automaticKind(item.payload)
  if (!isSwitchedOn(item, context)) return { why: 'This kind of automatic write is switched off.' }
  try {
    const contact = await context.intercom.contact(personId)
    if (kind !== null && ownerMatters && contact.ownerId !== context.repId) {
      context.store.people.save([contact], context.now())
      return { why: 'Somebody else owns this person by now.' }
    }
    return { contact }
  } catch (thrown) {
    const { code } = asFailure(thrown)
    if (kind === null || (code !== 'not_found' && code !== 'gone')) throw thrown
    return { why: 'This person is gone from Intercom.' }
  }
}

/** Whether an item's switch is on; one made by hand has none. */
export function isSwitchedOn(item: OutboxRow, { store }: Pick<SendingContext, 'store'>): boolean {
  const kind = automaticKind(item.payload)
  return kind === null || (store.settings.read().automaticWrites ?? ALL_OFF)[kind]
}

/**
 * Runs a write to Intercom; where its plan or the token's scopes refuse it, the kind goes off with Intercom's words, and
 * what else waits of it is dropped: each would be refused.
 */
export async function orSwitchOff<T>(item: OutboxRow, context: SendingContext, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (thrown) {
    const failure = asFailure(thrown)
    const kind = automaticKind(item.payload)
    if (kind !== null && (failure.code === 'plan_restricted' || failure.code === 'permission')) {
      switchOff(context.store, kind, failure.message, context.now(), item.id)
    }
    throw thrown
  }
}

/** Switches a kind off with the reason, and discards its unsent items but one: the one that says what happened. */
export function switchOff(store: Store, kind: Kind, why: string | null, at: number, exceptItemId?: string): void {
  store.transaction(() => {
    const { automaticWrites = ALL_OFF, automaticRefusals = {} } = store.settings.read()
    const { [kind]: _before, ...others } = automaticRefusals
    store.settings.write({
      automaticWrites: { ...automaticWrites, [kind]: false },
      automaticRefusals: why === null ? others : { ...others, [kind]: why },
    })
    discardUnsent(store, kind, at, exceptItemId)
    // What is dropped now is found again by the look after the kind is switched on.
    store.looks.again()
  })
}

/** Sends again what a plan or scope refused: the rep switched the kind on anew, after whatever was missing was given. */
export function retryRefused(store: Store, kind: Kind, at: number): void {
  const { rows } = store.outbox.list('unsent', 0, 100_000)
  for (const row of rows) {
    const isRefused = row.code === 'permission' || row.code === 'plan_restricted'
    if (row.state !== 'needs_attention' || !isRefused || automaticKind(row.payload) !== kind) continue
    store.outbox.update(
      row.id,
      { state: 'queued', code: null, message: null, fields: {}, outcome: null, nextAt: null },
      at,
    )
  }
}

const FIXED: ReadonlySet<OutboxRow['state']> = new Set(['sending', 'unknown', 'done', 'discarded'])

function discardUnsent(store: Store, kind: Kind, at: number, exceptItemId?: string): void {
  const { rows } = store.outbox.list('unsent', 0, 100_000)
  for (const row of rows) {
    if (row.id === exceptItemId || automaticKind(row.payload) !== kind || FIXED.has(row.state)) continue
    store.outbox.update(row.id, { state: 'discarded', nextAt: null }, at)
  }
}

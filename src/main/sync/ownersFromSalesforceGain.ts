import type { SalesforceSyncContext, SyncContext } from './context'
import type { Flow } from './flow'
import { readEmails } from './salesforce/lookUps'

/** So many share a call to Salesforce; each is read from Intercom by itself. */
const AT_ONCE = 50
/** Who was looked at and is not the rep's by Salesforce's rules is looked at again after this. */
const AGAIN_MS = 6 * 60 * 60_000

const lookedAt = new WeakMap<object, Map<string, number>>()

/**
 * People behind the rep's own Leads and Contacts who are on this desk with no email (`findPeopleBehind`): each is read and
 * looked at, and their owner set where Salesforce's rules name the rep, which is all that this desktop may do for them
 * (DESIGN.md section 6). Then the pull of the book brings them; nobody else stays in the cache.
 */
export async function gainOwned(
  intercom: SyncContext,
  salesforce: SalesforceSyncContext,
  flow: Pick<Flow, 'lookNow'>,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, repId } = intercom
  const { orgKey } = salesforce
  const known = lookedAt.get(store) ?? new Map<string, number>()
  lookedAt.set(store, known)
  const due = store.behind
    .found(orgKey, salesforce.salesforce.account.userId, 1_000)
    .filter((one) => one.ownerId !== repId && clock.now() - (known.get(one.email) ?? -Infinity) >= AGAIN_MS)
    .slice(0, AT_ONCE)
  if (due.length === 0) return
  // All of their records count, not only those of the rep.
  const asked = due.map((one) => one.email)
  const { emails } = await readEmails(salesforce, asked, signal)
  store.salesforce.markLookedUp(orgKey, emails, clock.now())
  for (const { email, personId } of due.filter((one) => emails.includes(one.email))) {
    signal.throwIfAborted()
    const contact = await intercom.intercom.contact(personId)
    store.transaction(() => {
      if (store.people.has(personId)) return
      store.people.save([contact], clock.now())
      flow.lookNow(personId)
      // Somebody whose owner is about to be set stays until that is done.
      store.people.remove([personId])
    })
    known.set(email, clock.now())
  }
  intercom.changed(['outbox', 'people'])
}

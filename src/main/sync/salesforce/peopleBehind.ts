import { breathe } from '../../turns'
import type { SalesforceSyncContext, SyncContext } from '../context'
import { savePeople } from '../savePeople'

const AT_ONCE = 5
const STEP = 400
/** Whoever was not there, or somebody else's, is asked for again after this. */
const AGAIN_MS = 7 * 86_400_000

/**
 * Looks up in Intercom the people behind Leads and Contacts that the rep owns in Salesforce and nobody on this desk has
 * the email of: a few a run, each at most once a week. Those that the rep owns in Intercom come into the book; of others
 * it is remembered who they are and whose (`store.behind.found`), since only their owner may be set (DESIGN.md section 6).
 */
export async function findPeopleBehind(
  intercom: SyncContext,
  salesforce: SalesforceSyncContext,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, repId } = intercom
  const { orgKey } = salesforce
  for (const email of await toAsk(salesforce, signal)) {
    signal.throwIfAborted()
    const { items } = await intercom.intercom.searchContacts({ email, perPage: 10 })
    const mine = items.filter((person) => person.ownerId === repId)
    if (mine.length > 0) savePeople(intercom, mine)
    // Of several with one email, one whom nobody owns is the one to gain.
    const other = items.find((person) => person.ownerId === null) ?? items[0]
    store.behind.save(orgKey, email, other ? { personId: other.id, ownerId: other.ownerId } : null, clock.now())
  }
}

/** The first few emails that are due, a step of the rep's own a turn: there may be tens of thousands. */
async function toAsk(context: SalesforceSyncContext, signal: AbortSignal): Promise<string[]> {
  const { store, clock, orgKey, salesforce } = context
  const due: string[] = []
  for (let after: string | null = ''; after !== null && due.length < AT_ONCE;) {
    signal.throwIfAborted()
    const found = store.behind.toAsk(orgKey, salesforce.account.userId, clock.now() - AGAIN_MS, after, STEP)
    due.push(...found.emails)
    after = found.next
    await breathe()
  }
  return due.slice(0, AT_ONCE)
}

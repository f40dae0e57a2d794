import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../../src/contract/models'
import type { SalesforceApi } from '../../src/main/ports/salesforce'
import { openStore } from '../../src/main/store/openStore'
import type { Store } from '../../src/main/store/types'
import type { SalesforceSyncContext } from '../../src/main/sync/context'
import { relatedIsNeeded } from '../../src/main/sync/salesforce/keepRecords'
import { lookUp, lookUpIsDue, readOwned } from '../../src/main/sync/salesforce/lookUps'
import { pullSetup } from '../../src/main/sync/salesforce/orgSetup'
import { pullChanges } from '../../src/main/sync/salesforce/pullChanges'
import { pullRelated } from '../../src/main/sync/salesforce/pullRelated'
import { sweepSalesforce } from '../../src/main/sync/salesforce/sweep'
import { createTestOrg, openSession, quiet, type Org } from '../integration/salesforce/signedIn'
import { contact } from '../store/builders'
import type { OrgView } from './org'

/** The Salesforce side of a desk alone: a store, a stand-in org, and the pulls, run by hand. */
export interface SalesforceDesk {
  org: Org
  store: Store
  api: SalesforceApi
  context: SalesforceSyncContext
  orgKey: string
  rep: string
  /** Another active user. */
  colleague: string
  view(): OrgView
  /** Caches people with these emails, whom the rep owns in Intercom. */
  people(emails: readonly string[]): string[]
  /** A person has another email from now on. */
  moves(personId: string, email: string): void
  firstSync(): Promise<void>
  cycle(): Promise<void>
  sweep(): Promise<void>
  /** API calls that `work` cost. */
  calls(work: () => Promise<unknown>): Promise<number>
  panelFields: Settings['panelFields']
  close(): Promise<void>
}

export async function createSalesforceDesk(): Promise<SalesforceDesk> {
  const org = await createTestOrg()
  const { api, account } = await openSession(org)
  const orgKey = `${account.orgId}:${account.userId}`
  const folder = mkdtempSync(join(tmpdir(), 'sf-desk-'))
  const clock = { now: () => org.simClock.now(), after: () => () => undefined }
  const file = join(folder, 'cache.db')
  const { store } = openStore({ file, key: Buffer.alloc(32, 5), logger: quiet, now: clock.now })
  store.setScope({ repId: '1', orgKey })
  const { signal } = new AbortController()
  let made = 0
  const context: SalesforceSyncContext = {
    store,
    salesforce: api,
    clock,
    logger: quiet,
    orgKey,
    panelFields: () => desk.panelFields,
    changed: () => undefined,
  }
  const behind = async (): Promise<void> => {
    if (lookUpIsDue(context, 1)) await lookUp(context, signal)
    if (relatedIsNeeded(context)) await pullRelated(context, signal)
  }
  const desk: SalesforceDesk = {
    org,
    store,
    api,
    context,
    orgKey,
    rep: account.userId,
    colleague: org.world.salesforce.users.find((user) => user.IsActive && user.Id !== account.userId)!.Id,
    panelFields: {},
    view: () => ({ salesforce: org.standIn, rep: account.userId, now: org.simClock.now() }),
    people(emails) {
      const people = emails.map((email) => contact({ id: `p${++made}`, email, ownerId: '1' }))
      store.people.save(people, clock.now())
      return people.map((person) => person.id)
    },
    moves(personId, email) {
      store.people.save([contact({ id: personId, email, ownerId: '1', updatedAt: clock.now() })], clock.now())
    },
    async firstSync() {
      await pullSetup(context, signal)
      await pullChanges(context, signal)
      await lookUp(context, signal)
      await readOwned(context, signal)
      await behind()
      await sweepSalesforce(context, signal)
    },
    async cycle() {
      await pullChanges(context, signal)
      await behind()
    },
    async sweep() {
      await sweepSalesforce(context, signal)
      await behind()
    },
    async calls(work) {
      const before = org.standIn.apiCallsToday
      await work()
      return org.standIn.apiCallsToday - before
    },
    async close() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
      await org.close()
    },
  }
  return desk
}

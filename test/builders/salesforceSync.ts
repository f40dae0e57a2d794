import type { Desk } from './desk'
import { inCache } from './org'
import { until } from './until'

/** Waits until every stream of Salesforce is done and none wants to run again at once. */
export async function salesforceSettled(desk: Desk, timeoutMs = 60_000): Promise<void> {
  let quiet = 0
  await until(
    'Salesforce in sync',
    async () => {
      const { streams } = await desk.run('sync.status', {})
      const mine = streams.filter((stream) => stream.name.includes('/'))
      const rested = ['setup', 'records', 'match', 'owned', 'related', 'sweep'].every((name) =>
        mine.some((stream) => stream.name.endsWith(`/${name}`) && stream.state === 'done'),
      )
      quiet = rested ? quiet + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 40))
      return quiet > 8
    },
    timeoutMs,
  )
}

/** Waits until the companies of the first sync are looked up, which Intercom tells after the people. */
export async function companiesLookedUp(desk: Desk): Promise<void> {
  await until('companies looked up', async () => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return inCache(
      desk,
      (store, orgKey) =>
        store.streams.get('companies').finishedAt !== null && store.companyAccounts.countToLookUp(orgKey) === 0,
    )
  })
  await salesforceSettled(desk)
}

import { asFailure } from '../domain/failure'
import { inBatches, type Pull, type SyncContext } from './context'

/** Above this many unknown companies, the list (60 a page) costs less than asking one by one. */
const BY_LIST_FROM = 120
const PER_PAGE = 60
/** The list ends at 10,000 companies (intercom-api.md section 5). */
const LAST_PAGE = Math.floor(10_000 / PER_PAGE)

/** The companies that cached people belong to. */
export const pullCompanies: Pull<SyncContext> = async (context, signal) => {
  const { store } = context
  if (store.companies.missing(BY_LIST_FROM).length >= BY_LIST_FROM) await pullList(context, signal)
  const tried = new Set<string>()
  for (;;) {
    const missing = store.companies.missing(200).filter((id) => !tried.has(id))
    if (missing.length === 0) break
    for (const id of missing) {
      signal.throwIfAborted()
      tried.add(id)
      await pullOne(context, id)
    }
    context.changed(['people'])
  }
}

async function pullList(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, clock } = context
  for (let page = 1; page <= LAST_PAGE; page++) {
    signal.throwIfAborted()
    const { items, totalPages } = await intercom.companies(page, PER_PAGE)
    await inBatches(items, (batch) => store.companies.save(batch, clock.now()))
    store.streams.save('companies', { done: page, total: Math.min(totalPages, LAST_PAGE) })
    if (page >= totalPages) break
  }
  context.changed(['people'])
}

async function pullOne(context: SyncContext, id: string): Promise<void> {
  try {
    context.store.companies.save([await context.intercom.company(id)], context.clock.now())
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
  }
}

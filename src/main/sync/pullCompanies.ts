import { asFailure } from '../domain/failure'
import { inTurns } from '../turns'
import type { Pull, SyncContext } from './context'

/** Above this many unknown companies, the list (60 a page) costs less than asking one by one. */
const BY_LIST_FROM = 120
const PER_PAGE = 60
/** The list ends at 10,000 companies (intercom-api.md section 5). */
const LAST_PAGE = Math.floor(10_000 / PER_PAGE)

/** Companies that Intercom does not give out (archived, deleted): not asked for again before a day is over. */
const refused = new WeakMap<object, Map<string, number>>()
const DAY_MS = 86_400_000
const AT_ONCE = 200
/** More than the list can hold. */
const MOST_WANTED = 100_000

/** The companies that cached people belong to. */
export const pullCompanies: Pull<SyncContext> = async (context, signal) => {
  const { store, clock } = context
  const known = refused.get(store) ?? new Map<string, number>()
  refused.set(store, known)
  const isRefused = (id: string): boolean => clock.now() - (known.get(id) ?? -Infinity) < DAY_MS
  const total = store.companies.missing(BY_LIST_FROM + known.size).filter((id) => !isRefused(id)).length
  if (total >= BY_LIST_FROM) await pullList(context, signal)
  let after = ''
  for (;;) {
    const missing = store.companies.missing(AT_ONCE, after)
    if (missing.length === 0) break
    after = missing.at(-1)!
    for (const id of missing.filter((one) => !isRefused(one))) {
      signal.throwIfAborted()
      if (!(await pullOne(context, id))) known.set(id, clock.now())
    }
    context.changed(['people'])
  }
}

async function pullList(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom, clock } = context
  // A busy workspace has many that nobody in the book belongs to.
  const wanted = new Set(store.companies.missing(MOST_WANTED))
  for (let page = 1; page <= LAST_PAGE && wanted.size > 0; page++) {
    signal.throwIfAborted()
    const { items, totalPages } = await intercom.companies(page, PER_PAGE)
    const ours = items.filter((company) => wanted.delete(company.id))
    await inTurns(ours, (batch) => store.companies.save(batch, clock.now()))
    store.streams.save('companies', { done: page, total: Math.min(totalPages, LAST_PAGE) })
    if (page >= totalPages) break
  }
  context.changed(['people'])
}

/** False where Intercom has no such company for us. */
async function pullOne(context: SyncContext, id: string): Promise<boolean> {
  try {
    context.store.companies.save([await context.intercom.company(id)], context.clock.now())
    return true
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    return false
  }
}

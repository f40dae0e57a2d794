import type { Topic } from '../../contract/events'
import { asFailure } from '../domain/failure'
import type { Clock } from '../ports/clock'
import type { IntercomApi, IntercomCompany } from '../ports/intercom'
import { saveDefinitions } from '../store/dataAttributes'
import type { Store } from '../store/types'
import { inTurns } from '../turns'

interface PullContext {
  store: Store
  clock: Clock
  intercom: IntercomApi
  changed(topics: Topic[], ids?: string[]): void
}

/** Which attributes people and companies of the workspace have; few, so always all. */
export async function pullDefinitions(context: PullContext): Promise<void> {
  saveDefinitions(context.store, await context.intercom.dataAttributes(), context.clock.now())
  context.changed(['settings'])
}

/** No poll tells that a company changed: while they are mapped, those of Leads are read in every cycle. */
export const MAPPED_COMPANIES_EVERY_MS = 5 * 60_000
/** A little less, so that one run finds due what the run before has read. */
const FRESH_MS = MAPPED_COMPANIES_EVERY_MS - 60_000
const MOST_DUE = 10_000
/** So many are read one by one; of more the list tells for less (150 a page, Intercom's most). */
const ONE_BY_ONE = 60
const PER_PAGE = 150
/** The list ends at 10,000 companies. */
const LAST_PAGE = Math.ceil(10_000 / PER_PAGE)

/**
 * Reads companies of people with a Lead again, those that were read longest ago first. What has not changed since is not
 * written again, and nobody is told of it. Costs Intercom calls alone: one for each of few companies, else one a page.
 */
export async function pullMappedCompanies(context: PullContext, signal: AbortSignal): Promise<void> {
  const { store, clock } = context
  const due = store.looks.companiesOfLeads(clock.now() - FRESH_MS, MOST_DUE)
  const left = due.length > ONE_BY_ONE ? await readList(context, due, signal) : due
  // Who is in no list (hidden there, or beyond its end) is read a run at a time.
  for (const id of left.slice(0, ONE_BY_ONE)) {
    signal.throwIfAborted()
    await keep(context, [id], await read(context, id))
  }
}

/** Walks the list as long as it costs less than asking one by one; answers the ids that it did not have. */
async function readList(context: PullContext, due: readonly string[], signal: AbortSignal): Promise<string[]> {
  const wanted = new Set(due)
  for (let page = 1; page <= LAST_PAGE && wanted.size > 0; page++) {
    signal.throwIfAborted()
    const { items, totalPages } = await context.intercom.companies(page, PER_PAGE)
    const ours = items.filter((company) => wanted.delete(company.id))
    await keep(
      context,
      ours.map((company) => company.id),
      ours,
    )
    if (page >= totalPages || totalPages - page > wanted.size) break
  }
  return [...wanted]
}

/** Nothing where Intercom does not give it out any more. */
async function read({ intercom }: PullContext, id: string): Promise<IntercomCompany[]> {
  try {
    return [await intercom.company(id)]
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'not_found' && failure.code !== 'gone') throw failure
    return []
  }
}

async function keep(context: PullContext, ids: string[], found: IntercomCompany[]): Promise<void> {
  const { store, clock } = context
  const now = clock.now()
  const news = found.filter((company) => isNews(store, company))
  store.companies.seen(ids, now)
  if (news.length === 0) return
  await inTurns(news, (batch) => store.companies.save(batch, now))
  context.changed(['people'])
}

const FACTS = ['companyId', 'name', 'website', 'industry', 'plan', 'monthlySpend'] as const

/** Two edits within a second have one `updated_at`, so what they say is compared. */
function isNews(store: Store, company: IntercomCompany): boolean {
  const known = store.companies.get(company.id)
  if (!known || FACTS.some((name) => known[name] !== company[name])) return true
  // A size is kept as a whole number.
  if (known.size !== (company.size === null ? null : Math.round(company.size))) return true
  return JSON.stringify(known.customAttributes) !== JSON.stringify(company.customAttributes)
}

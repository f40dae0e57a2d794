import { QueryClient } from '@tanstack/react-query'
import type { Topic } from '../../../contract/events'
import { listen } from '../bridge/bridge'

/** Which queries show what a topic names; the first part of every key is one of these. */
const rootsOf: Readonly<Record<Topic, readonly string[]>> = {
  people: [
    'book',
    'person',
    'personFields',
    'personNotes',
    'comparison',
    'company',
    'personConversations',
    'conversations',
    'search',
    'news',
  ],
  conversations: ['conversations', 'conversation', 'personConversations', 'book', 'search'],
  salesforce: [
    'salesforce',
    'news',
    'leadForm',
    'leadPlan',
    'convertForm',
    'taskForm',
    'caseForm',
    'tasks',
    'book',
    'company',
    'person',
    'comparison',
    'owners',
    'matching',
  ],
  outbox: [
    'outbox',
    'personFields',
    'personNotes',
    'conversation',
    'conversations',
    'personConversations',
    'salesforce',
    'comparison',
    'tasks',
    'book',
  ],
  teammates: ['person', 'account', 'owners', 'segments'],
  account: ['account', 'salesforce', 'tasks'],
  settings: ['settings'],
  segments: ['segments'],
  messages: ['messages'],
  notifications: ['notifications'],
}

/** At most so often does a burst of changes reach the screen, in ms. */
const settleMs = 150

/**
 * The query client: main is local, so nothing is retried or refetched by itself; `cache.changed` says when a query
 * has to ask again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 120_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/**
 * Keeps a client in step with main's events; returns its own removal. A single change shows at once, a burst is
 * gathered, since each one would otherwise ask for the same pages again.
 */
export function followChanges(client: QueryClient): () => void {
  let waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const flush = (): void => {
    timer = null
    if (waiting.size === 0) return
    const roots = waiting
    waiting = new Set()
    timer = setTimeout(flush, settleMs)
    void client.invalidateQueries({ predicate: (query) => roots.has(String(query.queryKey[0])) })
  }

  const removals = [
    listen('cache.changed', ({ topics }) => {
      for (const topic of topics) for (const root of rootsOf[topic]) waiting.add(root)
      if (!timer) flush()
    }),
    listen('sync.status', (status) => client.setQueryData(['sync'], status)),
    listen('account.changed', (account) => {
      client.setQueryData(['account'], account)
      void client.invalidateQueries({
        predicate: (query) => !['account', 'sync', 'settings'].includes(String(query.queryKey[0])),
      })
    }),
    listen('settings.changed', (settings) => {
      // While a change is on its way its answer counts: this may be from before it.
      if (client.isMutating({ mutationKey: ['settings'] }) === 0) client.setQueryData(['settings'], settings)
    }),
  ]
  return () => {
    if (timer) clearTimeout(timer)
    for (const remove of removals) remove()
  }
}

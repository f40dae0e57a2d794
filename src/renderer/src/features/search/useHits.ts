import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { SearchHit } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { usePlace } from '../../state/place'

/** What is found for a text, as it is typed; the last answer stays until the next one is here. */
export function useHits(text: string): { hits: readonly SearchHit[]; problem: string | null; pending: boolean } {
  const wanted = useDeferredValue(text.trim())
  const query = useQuery({
    queryKey: ['search', wanted],
    queryFn: () => ask('search.query', { text: wanted.slice(0, 200), limit: 30 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  return {
    hits: wanted === '' ? [] : (query.data?.hits ?? []),
    problem: query.error ? sentenceOf(query.error) : null,
    pending: wanted !== '' && query.isPending,
  }
}

/** Shows what a hit names. */
export function openHit(hit: SearchHit): void {
  const place = usePlace.getState()
  if (hit.kind === 'person') place.follow({ kind: 'person', id: hit.id })
  else if (hit.kind === 'company') place.openCompany(hit.id)
  else place.openConversation(hit.conversationId, null)
}

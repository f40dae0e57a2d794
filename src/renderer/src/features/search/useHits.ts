import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { SearchHit } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { openLink } from '../../bridge/openLink'
import { usePlace } from '../../state/place'

interface Hits {
  readonly hits: readonly SearchHit[]
  readonly problem: string | null
  /** Nothing has been found yet that could be shown. */
  readonly pending: boolean
  /** True where the hits are those of this very text, not the last one's. */
  readonly settled: boolean
}

/** What is found for a text, as it is typed; the last answer stays until the next one is here. */
export function useHits(text: string): Hits {
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
    settled: wanted === text.trim() && (wanted === '' || (!query.isPending && !query.isPlaceholderData)),
  }
}

/** Shows what a hit names; the text that led to it is kept for the next time. */
export function openHit(hit: SearchHit, text: string): void {
  void ask('search.remember', { text: text.slice(0, 200) })
  const place = usePlace.getState()
  if (hit.kind === 'person') place.follow({ kind: 'person', id: hit.id })
  else if (hit.kind === 'company') place.openCompany(hit.id)
  else if (hit.kind === 'conversation') place.openConversation(hit.id, null)
  else if (hit.kind === 'record') openRecord(hit.personId, hit.url)
  else place.openConversation(hit.conversationId, null)
}

function openRecord(personId: string | null, url: string | null): void {
  if (personId !== null) usePlace.getState().follow({ kind: 'person', id: personId })
  else if (url !== null) openLink(url)
}

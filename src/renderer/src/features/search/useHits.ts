import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { SearchAnswer } from '../../../../contract/models'
import { ask, CommandFailure, sentenceOf } from '../../bridge/bridge'

export interface Hits extends SearchAnswer {
  readonly problem: string | null
  /** Nothing has been found yet that could be shown. */
  readonly pending: boolean
  /** True where the hits are those of this very text, not the last one's. */
  readonly settled: boolean
}

const empty: SearchAnswer = { hits: [], more: [], filters: [], completions: [], recent: [], isPreparing: false }
const most = 200

/**
 * What is found for a text, as it is typed; the last answer stays until the next one is here. For no text: what was
 * searched for lately. `isOpen`: whether anything of it is shown. `cursor`: where the rep types, for completing.
 */
export function useHits(text: string, isOpen = true, cursor = text.length): Hits {
  const lead = text.length - text.trimStart().length
  const wanted = useDeferredValue(text.trim().slice(0, most))
  // A word is completed where it ends; anywhere else it is not asked for anew.
  const at = useDeferredValue(Math.max(0, Math.min(most, cursor - lead)))
  const query = useQuery({
    queryKey: ['search', wanted, at],
    queryFn: () => ask('search.query', { text: wanted, cursor: at, limit: 30 }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    staleTime: wanted === '' ? 0 : Infinity,
  })
  const answer = wanted === '' ? { ...empty, recent: query.data?.recent ?? [] } : (query.data ?? empty)
  // A newer question has ended it; its answer is on the way.
  const isEnded = query.error instanceof CommandFailure && query.error.code === 'cancelled'
  return {
    ...answer,
    completions: query.isPlaceholderData
      ? []
      : answer.completions.map((one) => ({ ...one, from: one.from + lead, to: one.to + lead })),
    filters: answer.filters.map((one) => ({ ...one, from: one.from + lead, to: one.to + lead })),
    problem: query.error && !isEnded ? sentenceOf(query.error) : null,
    pending: wanted !== '' && (query.isPending || isEnded),
    settled: wanted === text.trim() && (wanted === '' || (!query.isPending && !query.isPlaceholderData && !isEnded)),
  }
}

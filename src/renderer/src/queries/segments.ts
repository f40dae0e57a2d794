import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Segment, SegmentFields } from '../../../contract/models'
import type { ValuesOf } from '../../../contract/segmentCommands'
import { ask } from '../bridge/bridge'
import type { FieldOption } from '../features/segments/segmentFields'
import { needsValue } from '../features/segments/conditionSteps'
import type { Op } from '../features/segments/segmentWords'

/** The saved segments in their order, with their counts. */
export function useSegments(): UseQueryResult<readonly Segment[]> {
  return useQuery({ queryKey: ['segments', 'list'], queryFn: async () => (await ask('segments.list', {})).segments })
}

/** Teammates, tags and attributes of the workspace. */
export function useSegmentFields(): UseQueryResult<SegmentFields> {
  return useQuery({ queryKey: ['segments', 'fields'], queryFn: () => ask('segments.fields', {}) })
}

/** Values that cached people have, for fields of text; none for others. */
export function useSegmentValues(option: FieldOption | null, op: Op | null, text: string): readonly string[] {
  const of = option && op && needsValue(op) ? valuesOf(option) : null
  const { data } = useQuery({
    queryKey: ['segments', 'values', of, text],
    queryFn: async () => (of === null ? [] : (await ask('segments.values', { of, text })).values),
    enabled: of !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return of === null ? [] : (data ?? [])
}

function valuesOf(option: FieldOption): ValuesOf | null {
  if (option.kind === 'text') return { field: option.field }
  if (option.kind === 'utm') return { field: 'utm', name: option.name }
  return option.kind === 'attribute' && option.of === 'text' ? { field: 'attribute', name: option.name } : null
}

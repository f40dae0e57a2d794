import type { MappingDirection, MappingEntry } from '../../../../contract/models'

/** The entries after an attribute was given a field; the entry it had keeps its place and its direction. */
export function withField(
  entries: readonly MappingEntry[],
  attribute: string,
  before: MappingEntry | null,
  field: string,
): readonly MappingEntry[] {
  if (before === null) return [...entries, { attribute, field, direction: 'toSalesforce' }]
  // Values of one picklist say nothing of another.
  return entries.map((one) => (one === before ? { attribute, field, direction: before.direction } : one))
}

/** The entries with one of them in another direction. */
export function withDirection(
  entries: readonly MappingEntry[],
  before: MappingEntry,
  direction: MappingDirection,
): readonly MappingEntry[] {
  return entries.map((one) => (one === before ? { ...one, direction } : one))
}

/** The entries with one of them taking other values in a picklist; none where every value goes as it is. */
export function withValues(
  entries: readonly MappingEntry[],
  before: MappingEntry,
  valueMap: Readonly<Record<string, string>>,
): readonly MappingEntry[] {
  const { valueMap: _before, ...rest } = before
  const isEmpty = Object.keys(valueMap).length === 0
  return entries.map((one) => (one === before ? { ...rest, ...(isEmpty ? {} : { valueMap: { ...valueMap } }) } : one))
}

import type { MappingComparison, OutboxItem } from '../../../../contract/models'

export type ComparisonRow = MappingComparison['rows'][number]

const kinds: ReadonlySet<OutboxItem['kind']> = new Set(['record.update', 'person.update', 'person.attributes'])

/**
 * The write that is about a row: one that has not arrived yet, or one of `own`, those that were made here. The newest
 * counts. A Lead's values are named by field, a person's by attribute; name, email and phone by their last word alone.
 */
export function writeOf(
  row: ComparisonRow,
  writes: readonly OutboxItem[],
  own: ReadonlySet<string>,
): OutboxItem | null {
  const { attribute, field } = row.entry
  const about = writes.filter((item) => {
    if (!kinds.has(item.kind) || item.state === 'discarded') return false
    if (item.state === 'done' && !own.has(item.id)) return false
    const name =
      item.kind === 'record.update'
        ? field
        : item.kind === 'person.update'
          ? attribute.replace(/^person\./u, '')
          : attribute
    return Object.hasOwn(item.values, name)
  })
  return about.toSorted((one, other) => other.createdAt - one.createdAt)[0] ?? null
}

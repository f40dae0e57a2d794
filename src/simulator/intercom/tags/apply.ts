import type { TagLink } from '../store/rows'

/** A row that can carry tags. */
export interface Tagged {
  tags: TagLink[]
}

/** Puts a tag on a row, once; answers the link. `at` is unix seconds. Call the table's `touch` afterwards. */
export function tagRow(row: Tagged, id: string, by: TagLink['by'], at: number): TagLink {
  const known = row.tags.find((tag) => tag.id === id)
  if (known) return known
  const link: TagLink = { id, appliedAt: at, by }
  row.tags = [...row.tags, link]
  return link
}

/** Takes a tag off a row; answers the link it had. Call the table's `touch` afterwards. */
export function untagRow(row: Tagged, id: string): TagLink | undefined {
  const known = row.tags.find((tag) => tag.id === id)
  if (known) row.tags = row.tags.filter((tag) => tag !== known)
  return known
}

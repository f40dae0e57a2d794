import type { SearchHit, Segment } from '../../../../contract/models'
import type { Recent } from '../../state/recent'
import { shortcuts, type CommandId, type Shortcut, type ShortcutGroup } from '../../keys/shortcuts'

/** One line of the palette or of the search results. */
export type PaletteItem =
  | { readonly kind: 'recent'; readonly key: string; readonly person: Recent }
  | { readonly kind: 'command'; readonly key: string; readonly shortcut: Shortcut }
  | { readonly kind: 'segment'; readonly key: string; readonly segment: Segment }
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit }

/** Commands that have to do with what is open come first, then the rest in the table's order. */
const order: readonly ShortcutGroup[] = ['Outbox', 'Today', 'Person', 'Anywhere', 'Go to', 'List', 'App']

/** The palette's lines: for no text whom the rep saw last and every command; for a text what fits it best first. */
export function paletteItems(
  text: string,
  hits: readonly SearchHit[],
  recent: readonly Recent[],
  isAvailable: (id: CommandId) => boolean,
  segments: readonly Segment[] = [],
): readonly PaletteItem[] {
  const commands = shortcuts
    .filter((shortcut) => shortcut.inPalette !== false && isAvailable(shortcut.id))
    .map((shortcut) => ({ shortcut, score: fuzzyScore(shortcut.label, text) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || order.indexOf(a.shortcut.group) - order.indexOf(b.shortcut.group))
  const itemOf = ({ shortcut }: (typeof commands)[number]): PaletteItem => ({
    kind: 'command',
    key: shortcut.id,
    shortcut,
  })
  if (text.trim() === '') {
    const people = recent
      .slice(0, 3)
      .map((person): PaletteItem => ({ kind: 'recent', key: `recent-${person.id}`, person }))
    return [...people, ...commands.map(itemOf)]
  }
  const named = segments
    .filter(({ name }) => fuzzyScore(name, text) > 1)
    .slice(0, 4)
    .map((segment): PaletteItem => ({ kind: 'segment', key: `segment-${segment.id}`, segment }))
  const strong = commands.filter(({ score }) => score > 1).slice(0, 4)
  const weak = commands.filter(({ score }) => score === 1).slice(0, 4)
  return [...strong.map(itemOf), ...named, ...hitItems(hits), ...weak.map(itemOf)]
}

/** Hits as lines. */
export function hitItems(hits: readonly SearchHit[]): readonly PaletteItem[] {
  return hits.map((hit) => ({ kind: 'hit', key: `${hit.kind}-${hit.id}`, hit }))
}

/**
 * How well letters fit a label: 3 where it begins with them, 2 where one of its words does, 1 where they occur in
 * order, 0 where they do not; 1 for no letters at all.
 */
export function fuzzyScore(label: string, text: string): number {
  const wanted = text.trim().toLowerCase()
  const has = label.toLowerCase()
  if (wanted === '') return 1
  if (has.startsWith(wanted)) return 3
  if (has.split(/\s+/u).some((word) => word.startsWith(wanted))) return 2
  let at = 0
  for (const letter of wanted) {
    at = has.indexOf(letter, at) + 1
    if (at === 0) return 0
  }
  return 1
}

import type { SearchCompletion, SearchHit, Segment } from '../../../../contract/models'
import type { Recent } from '../../state/recent'
import { shortcuts, type CommandId, type Shortcut, type ShortcutGroup } from '../../keys/shortcuts'

/** One line of the palette or of the search results. */
export type PaletteItem =
  | { readonly kind: 'recent'; readonly key: string; readonly person: Recent }
  | { readonly kind: 'command'; readonly key: string; readonly shortcut: Shortcut }
  | { readonly kind: 'segment'; readonly key: string; readonly segment: Segment }
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit }
  /** A filter word, or its value, for the word that is being typed. */
  | { readonly kind: 'completion'; readonly key: string; readonly completion: SearchCompletion }
  /** A text that was searched for. */
  | { readonly kind: 'searched'; readonly key: string; readonly text: string }
  /** Asks the services for a text. */
  | { readonly kind: 'lookUp'; readonly key: string; readonly text: string }

/** What the search has for a text. */
export interface Found {
  readonly hits: readonly SearchHit[]
  readonly completions: readonly SearchCompletion[]
  readonly recent: readonly string[]
  /** True where the hits are those of this very text. */
  readonly settled: boolean
}

/** Commands that have to do with what is open come first, then the rest in the table's order. */
const order: readonly ShortcutGroup[] = ['Outbox', 'Today', 'Person', 'Anywhere', 'Go to', 'List', 'App']

/** The palette's lines: for no text whom the rep saw last and every command; for a text what fits it best first. */
export function paletteItems(
  text: string,
  found: Found,
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
    return [...people, ...searchedItems(found).slice(0, 3), ...commands.map(itemOf)]
  }
  const named = segments
    .filter(({ name }) => fuzzyScore(name, text) > 1)
    .slice(0, 4)
    .map((segment): PaletteItem => ({ kind: 'segment', key: `segment-${segment.id}`, segment }))
  const strong = commands.filter(({ score }) => score > 1).slice(0, 4)
  const weak = commands.filter(({ score }) => score === 1).slice(0, 4)
  const values = valueItems(found)
  return [
    ...values,
    ...strong.map(itemOf),
    ...named,
    ...hitItems(found.hits),
    ...weak.map(itemOf),
    ...nameItems(found),
    // Who writes a command's words looks for nobody.
    ...(strong.length > 0 ? [] : lookUpItems(text, found)),
  ]
}

/** Lines of the search field: values of a filter word that is begun, what is found, and filter words that fit. */
export function searchItems(text: string, found: Found): readonly PaletteItem[] {
  if (text.trim() === '') return searchedItems(found)
  return [...valueItems(found), ...hitItems(found.hits), ...nameItems(found), ...lookUpItems(text, found)]
}

/**
 * The last line: what is not on this desk may be in the services. Filter words are this desk's own. It waits for the first
 * hits: a quick Enter or click means what is found.
 */
function lookUpItems(text: string, { hits, settled }: Found): readonly PaletteItem[] {
  const wanted = text.trim()
  if (!settled && hits.length === 0) return []
  return wanted.length < 2 || /(^|\s)-?\w+:/u.test(wanted) ? [] : [{ kind: 'lookUp', key: 'lookUp', text: wanted }]
}

function searchedItems({ recent }: Found): readonly PaletteItem[] {
  return recent.map((text) => ({ kind: 'searched', key: `searched-${text}`, text }))
}

/** Enter means what is found, unless a filter word is being written. */
function valueItems({ completions }: Found): readonly PaletteItem[] {
  return completions.filter(({ text }) => !text.endsWith(':')).map(completionItem)
}

function nameItems({ completions }: Found): readonly PaletteItem[] {
  return completions.filter(({ text }) => text.endsWith(':')).map(completionItem)
}

function completionItem(completion: SearchCompletion): PaletteItem {
  return { kind: 'completion', key: `completion-${completion.text}`, completion }
}

/** A text with the word that a completion is for replaced, and where the cursor goes then. */
export function completed(text: string, { from, to, text: word }: SearchCompletion): { text: string; cursor: number } {
  const rest = text.slice(to)
  return {
    text: text.slice(0, from) + word + (word.endsWith(' ') ? rest.trimStart() : rest),
    cursor: from + word.length,
  }
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

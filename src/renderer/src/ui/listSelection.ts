import type { KeyboardEvent, MouseEvent } from 'react'
import type { ListCursor } from './useListCursor'

/** Which rows of a long list are selected, and how more are: by index, since rows far away are not in the page. */
export interface ListSelection {
  readonly size: number
  readonly has: (key: string) => boolean
  /** Takes one row in or out; a range begins here. */
  readonly toggle: (index: number) => void
  /** All rows from where the range began (`from`, where none has) to this one. */
  readonly extend: (index: number, from: number) => void
  readonly all: () => void
}

/**
 * The keys of a grid with several selected rows (ARIA Authoring Practices, "grid"): Space takes the row in or out, Shift
 * with an arrow goes on with a range, Ctrl or Cmd with A takes all. True where the key was one of them.
 */
export function handleSelectionKey(
  event: KeyboardEvent,
  selection: ListSelection,
  cursor: ListCursor,
  total: number,
): boolean {
  if (event.key === ' ') {
    selection.toggle(cursor.index)
    return true
  }
  if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
    selection.all()
    return true
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0 || !event.shiftKey) return false
  cursor.move(by)
  selection.extend(Math.min(total - 1, Math.max(0, cursor.index + by)), cursor.index)
  return true
}

/** Where a press selects instead of opening: on the row's box, or with Ctrl, Cmd or Shift. True where it did. */
export function handleSelectionPress(
  event: MouseEvent,
  selection: ListSelection,
  index: number,
  from: number,
): boolean {
  const onBox = event.target instanceof Element && event.target.closest('[data-select]') !== null
  if (event.shiftKey) selection.extend(index, from)
  else if (onBox || event.ctrlKey || event.metaKey) selection.toggle(index)
  else return false
  return true
}

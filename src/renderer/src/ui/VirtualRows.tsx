import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Page, PagedRows } from '../queries/usePagedRows'
import { registerList } from '../state/listFocus'
import { recallList, rememberList } from '../state/listMemory'
import { useCommandHandler } from '../keys/commandHandlers'
import { cx } from './cx'
import { handleSelectionKey, handleSelectionPress, type ListSelection } from './listSelection'
import { useListCursor } from './useListCursor'
import chosenRow from './ChosenRow.module.css'
import styles from './VirtualRows.module.css'

interface VirtualRowsProps<T> {
  /** Prefix of the rows' DOM ids, and the name under which scroll and cursor are remembered. */
  readonly id: string
  readonly role: 'grid' | 'listbox'
  readonly label: string
  readonly rowHeight: number
  /** What the list shows; when it changes the list starts at the top. */
  readonly subject: string
  readonly rows: PagedRows<T, Page<T>>
  readonly onRange: (start: number, end: number) => void
  readonly keyOf: (row: T) => string
  /** What a screen reader calls the row, beginning with the person's name; left out where its content says it. */
  readonly nameOf?: (row: T) => string
  readonly openKey: string | null
  readonly onOpen: (row: T) => void
  readonly header?: ReactNode
  /** Where several rows can be selected. */
  readonly selection?: ListSelection
  readonly renderRow: (row: T, selected: boolean) => ReactNode
}

const headerHeight = 28

/**
 * A long list of which only the rows near the window are in the page (fewer than 100 at any length). The container
 * keeps the focus and names the current row, so that scrolling never loses it. While something is open beside the
 * list, moving opens what is moved to.
 */
export function VirtualRows<T>(props: VirtualRowsProps<T>): ReactNode {
  const { id, role, label, rowHeight, subject, rows, onRange, keyOf, openKey, onOpen, selection } = props
  const container = useRef<HTMLDivElement>(null)
  const total = rows.total

  // No compiler memoises here, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => container.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The header stays at the top and covers as much of the last row's place.
    scrollPaddingEnd: props.header ? headerHeight : 0,
    initialOffset: () => recallList(id).offset,
    useFlushSync: false,
    onChange: (instance) => {
      const { range } = instance
      if (range) onRange(range.startIndex, range.endIndex)
      if (instance.scrollOffset !== null) rememberList(id, { offset: instance.scrollOffset })
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  const cursor = useListCursor({
    id,
    subject,
    rows,
    keyOf,
    openKey,
    onOpen,
    scrollTo: (index, align) => virtualizer.scrollToIndex(index, { align }),
    pageRows: Math.max(1, Math.floor((container.current?.clientHeight ?? 400) / rowHeight) - 1),
  })
  const focus = (): void => container.current?.focus({ preventScroll: true })
  useCommandHandler('next', () => {
    cursor.move(1)
    focus()
  })
  useCommandHandler('previous', () => {
    cursor.move(-1)
    focus()
  })
  useEffect(() => {
    const active = document.activeElement
    if (!active || active === document.body || active.closest('nav')) container.current?.focus({ preventScroll: true })
    return registerList(() => container.current?.focus({ preventScroll: true }))
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== container.current) return
    const isSelecting = selection !== undefined && handleSelectionKey(event, selection, cursor, total)
    if (isSelecting || cursor.handleKey(event.key)) event.preventDefault()
  }

  const items = virtualizer.getVirtualItems()
  const active = rows.at(cursor.index) !== undefined && items.some((item) => item.index === cursor.index)
  const isGrid = role === 'grid'
  return (
    <div
      ref={container}
      role={role}
      aria-label={label}
      {...(selection ? { 'aria-multiselectable': true, 'data-selecting': selection.size > 0 } : {})}
      {...(isGrid ? { 'aria-rowcount': total + (props.header ? 1 : 0) } : {})}
      aria-busy={rows.isPending}
      tabIndex={0}
      {...(active ? { 'aria-activedescendant': `${id}-${cursor.index}` } : {})}
      className={styles.container}
      onKeyDown={onKeyDown}
    >
      {props.header}
      <div role="presentation" className={styles.space} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.at(item.index)
          const isOpen = row !== undefined && openKey !== null && keyOf(row) === openKey
          const isSelected = row !== undefined && selection?.has(keyOf(row)) === true
          const isSelecting = selection !== undefined && selection.size > 0
          return (
            <div
              key={item.index}
              id={`${id}-${item.index}`}
              role={isGrid ? 'row' : 'option'}
              {...(isGrid
                ? { 'aria-rowindex': item.index + (props.header ? 2 : 1) }
                : { 'aria-posinset': item.index + 1, 'aria-setsize': total })}
              aria-selected={isSelecting ? isSelected : isOpen}
              {...(isSelecting && isOpen ? { 'aria-current': true } : {})}
              {...(row === undefined
                ? { 'aria-label': 'Loading' }
                : props.nameOf
                  ? { 'aria-label': props.nameOf(row) }
                  : {})}
              className={cx(
                styles.row,
                isSelected && styles.selected,
                isOpen && styles.open,
                (isSelected || isOpen) && chosenRow.chosen,
                item.index === cursor.index && styles.cursor,
              )}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                focus()
                if (selection && handleSelectionPress(event, selection, item.index, cursor.index))
                  cursor.put(item.index)
                else cursor.open(item.index)
              }}
            >
              {row ? props.renderRow(row, isSelected) : <Loading isGrid={isGrid} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Loading({ isGrid }: { readonly isGrid: boolean }): ReactNode {
  return <span role={isGrid ? 'gridcell' : 'presentation'} className={styles.loading} />
}

import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { bookColumns, columnLimits, useBookColumns, type ColumnId } from '../../state/bookColumns'
import styles from './BookRow.module.css'

/** The line at the end of a column: dragged, or moved by arrow keys in steps of 16 px. */
export function ColumnEdge({ id }: { readonly id: ColumnId }): ReactNode {
  const width = useBookColumns((state) => state.widths[id])
  const setWidth = useBookColumns((state) => state.setWidth)
  const edge = useRef<HTMLSpanElement>(null)
  const drag = useRef<{ x: number; width: number } | null>(null)
  /** As wide as it is now, where no width was set. */
  const now = (): number => width ?? edge.current?.parentElement?.offsetWidth ?? columnLimits.min

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setWidth(id, now() + step)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width: now() }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current) setWidth(id, drag.current.width + event.clientX - drag.current.x)
  }
  return (
    // A column's edge is a focusable separator, as the line between two panes is.
    <span
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${bookColumns[id].label}`}
      aria-valuemin={columnLimits.min}
      aria-valuemax={columnLimits.max}
      aria-valuenow={width ?? columnLimits.min}
      {...(width === undefined ? { 'aria-valuetext': 'by itself' } : {})}
      tabIndex={0}
      className={styles.edge}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null
      }}
    />
  )
}

import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { paneLimits, useLayout, type Pane } from '../state/layout'
import styles from './Splitter.module.css'

interface SplitterProps {
  readonly pane: Pane
  readonly label: string
  /** True where the pane lies after the line, so that moving left makes it wider. */
  readonly after?: boolean
}

/** The line between two panes: dragged, or moved by arrow keys in steps of 16 px. */
export function Splitter({ pane, label, after = false }: SplitterProps): ReactNode {
  const width = useLayout((state) => state.widths[pane])
  const setWidth = useLayout((state) => state.setWidth)
  const drag = useRef<{ x: number; width: number } | null>(null)
  const { min, max } = paneLimits(pane)
  const sign = after ? -1 : 1

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setWidth(pane, width + sign * step)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current) setWidth(pane, drag.current.width + sign * (event.clientX - drag.current.x))
  }

  return (
    // A window splitter is a focusable separator: the one pattern for it that ARIA has.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null
      }}
    />
  )
}

import type { PointerEvent, ReactNode } from 'react'
import { cx } from './cx'
import styles from './Text.module.css'

interface TruncateProps {
  readonly children: ReactNode
  readonly className?: string | undefined
  /** The whole text, where the children are more than text. */
  readonly full?: string
  readonly role?: string
  /** Its place among the columns, for a cell. */
  readonly 'aria-colindex'?: number
}

/** One line of someone's words: cut with an ellipsis, the whole on hover, in its own writing direction. */
export function Truncate({ children, className, full, role, 'aria-colindex': column }: TruncateProps): ReactNode {
  return (
    <span
      className={cx(styles.truncate, className)}
      dir="auto"
      role={role}
      aria-colindex={column}
      onPointerEnter={(event) => showWhole(event, full)}
    >
      {children}
    </span>
  )
}

function showWhole(event: PointerEvent<HTMLElement>, full: string | undefined): void {
  const element = event.currentTarget
  if (element.scrollWidth > element.clientWidth) element.title = full ?? element.textContent ?? ''
  else element.removeAttribute('title')
}

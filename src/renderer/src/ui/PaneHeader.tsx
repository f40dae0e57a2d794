import type { ReactNode } from 'react'
import { count as countText } from '../format/numbers'
import styles from './PaneHeader.module.css'

interface PaneHeaderProps {
  readonly title: ReactNode
  readonly count?: number | undefined
  /** Where a filter is on: how many of them all. */
  readonly of?: number | undefined
  readonly before?: ReactNode
  readonly children?: ReactNode
}

/** A pane's title line, 44 px, level with its neighbours'. */
export function PaneHeader({ title, count, of, before, children }: PaneHeaderProps): ReactNode {
  return (
    <header className={styles.header}>
      {before}
      <h1 className={styles.title}>{title}</h1>
      {count === undefined ? null : (
        <span className={styles.count} aria-live="polite">
          {of !== undefined && of !== count ? `${countText(count)} of ${countText(of)}` : countText(count)}
        </span>
      )}
      <span className={styles.space} />
      {children}
    </header>
  )
}

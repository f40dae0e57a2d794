import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SearchFilter } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import styles from './Search.module.css'

interface FilterChipsProps {
  readonly filters: readonly SearchFilter[]
  readonly onRemove: (filter: SearchFilter) => void
}

/** The filter words of a text as they are understood; what is wrong with one stands beside it. */
export function FilterChips({ filters, onRemove }: FilterChipsProps): ReactNode {
  if (filters.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Filters">
      {filters.map((filter) => (
        <li key={filter.from} className={cx(styles.chip, filter.problem !== null && styles.wrong)}>
          {filter.problem === null ? null : <TriangleAlert size={12} aria-hidden="true" />}
          <span dir="auto">{filter.text}</span>
          {/* The text field keeps the focus; by keys the word is taken out of it. */}
          <button
            type="button"
            tabIndex={-1}
            className={styles.chipRemove}
            aria-label={`Remove ${filter.text}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onRemove(filter)}
          >
            <X size={12} aria-hidden="true" />
          </button>
          {filter.problem === null ? null : (
            <span role="status" className={styles.chipProblem}>
              {filter.problem}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A text without one of its filter words. */
export function withoutFilter(text: string, { from, to }: SearchFilter): string {
  return `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim()
}

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BookSort } from '../../../../contract/commands'
import { useBookView } from '../../state/bookView'
import { cx } from '../../ui/cx'
import styles from './BookRow.module.css'

interface Column {
  readonly className: string | undefined
  readonly label: string
  readonly sort?: BookSort
}

const columns: readonly Column[] = [
  { className: styles.mark, label: 'Unread' },
  { className: styles.who, label: 'Name', sort: 'name' },
  { className: styles.role, label: 'Type' },
  { className: styles.company, label: 'Company', sort: 'company' },
  { className: styles.words, label: 'Last words' },
  { className: styles.pending, label: 'Sending' },
  { className: styles.status, label: 'Salesforce', sort: 'status' },
  { className: styles.seen, label: 'Seen', sort: 'lastSeen' },
  { className: styles.time, label: 'Activity', sort: 'activity' },
]

/** The columns' names; pressing one sorts by it, pressing again turns the order round. Gone where the list is narrow. */
export function BookHeader(): ReactNode {
  const { sort, descending, sortBy } = useBookView()
  return (
    <div role="row" aria-rowindex={1} className={cx(styles.cells, styles.head)}>
      {columns.map((column) => {
        const sorted = column.sort !== undefined && column.sort === sort
        const target = column.sort
        return (
          <span
            key={column.label}
            role="columnheader"
            aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
            className={cx(column.className, styles.column)}
          >
            {target ? (
              <button type="button" className={styles.sort} onClick={() => sortBy(target)}>
                {column.label}
                {sorted ? (
                  descending ? (
                    <ArrowDown size={12} aria-hidden="true" />
                  ) : (
                    <ArrowUp size={12} aria-hidden="true" />
                  )
                ) : null}
              </button>
            ) : (
              <span className={column.label === 'Unread' || column.label === 'Sending' ? styles.hidden : undefined}>
                {column.label}
              </span>
            )}
          </span>
        )
      })}
    </div>
  )
}

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BookSort } from '../../../../contract/commands'
import { bookColumns, useBookColumns, type ColumnId } from '../../state/bookColumns'
import { useBookView } from '../../state/bookView'
import { cx } from '../../ui/cx'
import styles from './BookRow.module.css'
import { ColumnEdge } from './ColumnEdge'

const sorts: Readonly<Partial<Record<ColumnId, BookSort>>> = {
  company: 'company',
  status: 'status',
  seen: 'lastSeen',
  time: 'activity',
  created: 'created',
}

/**
 * The columns' names; pressing one sorts by it, pressing again turns the order round, and the line behind one makes it
 * wider or narrower. Gone where the list is narrow.
 */
export function BookHeader(): ReactNode {
  const shown = useBookColumns((state) => state.shown)
  return (
    <div role="row" aria-rowindex={1} className={cx(styles.cells, styles.head)}>
      <span role="columnheader" aria-colindex={1} className={styles.mark}>
        <span className={styles.hidden}>Unread</span>
      </span>
      <Sortable className={styles.who} label="Name" sort="name" at={2} />
      {shown.map((id, index) => (
        <Sortable
          key={id}
          className={styles[id]}
          label={bookColumns[id].label}
          sort={sorts[id]}
          id={id}
          at={index + 3}
        />
      ))}
      <span role="columnheader" aria-colindex={shown.length + 3} className={styles.pending}>
        <span className={styles.hidden}>Sending</span>
      </span>
    </div>
  )
}

interface SortableProps {
  readonly className: string | undefined
  readonly label: string
  readonly sort: BookSort | undefined
  /** Its place among the columns, from 1. */
  readonly at: number
  /** Left out for the name, whose place and width are not chosen. */
  readonly id?: ColumnId
}

function Sortable({ className, label, sort, at, id }: SortableProps): ReactNode {
  const view = useBookView()
  const sorted = sort !== undefined && sort === view.sort
  const Arrow = view.descending ? ArrowDown : ArrowUp
  return (
    <span
      role="columnheader"
      aria-label={label}
      aria-colindex={at}
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}
      className={cx(className, styles.column)}
    >
      {sort ? (
        <button type="button" className={styles.sort} onClick={() => view.sortBy(sort)}>
          {label}
          {sorted ? <Arrow size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        <span>{label}</span>
      )}
      {id ? <ColumnEdge id={id} /> : null}
    </span>
  )
}

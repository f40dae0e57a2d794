import { Check, CircleAlert, CircleDashed } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { PersonRow } from '../../../../contract/models'
import { useBookColumns, type ColumnId } from '../../state/bookColumns'
import { cx } from '../../ui/cx'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { ownerNameOf } from '../mapping/ownerWords'
import styles from './BookRow.module.css'
import { salesforceWords, speakerPrefix } from './matchWords'

interface BookRowProps {
  readonly row: PersonRow
  /** Left out where people cannot be selected. */
  readonly selected?: boolean
}

/**
 * One person in a list: who, company, last words, Salesforce status, owner if not the rep, unread, waiting to send.
 * The same cells stand as columns where the list is wide and as two lines where it is narrow (Book.module.css).
 */
export const BookRow = memo(function BookRow({ row, selected }: BookRowProps): ReactNode {
  const unread = row.unread > 0
  const shown = useBookColumns((state) => state.shown)
  /** A cell's class, and its place among the columns; one that was not chosen is there where the list is narrow alone. */
  const at = (id: ColumnId, ...more: (string | undefined)[]) => ({
    className: cx(styles[id], ...more, !shown.includes(id) && styles.out),
    'aria-colindex': shown.indexOf(id) + 3,
  })
  return (
    <div role="presentation" className={cx(styles.cells, unread && styles.unread)}>
      <span role="gridcell" aria-colindex={1} className={styles.mark}>
        {unread ? <span className={styles.dot} title={`${row.unread} unread`} /> : null}
        {selected === undefined ? null : (
          <span className={cx(styles.select, selected && styles.selected)} data-select aria-hidden="true">
            {selected ? <Check size={12} strokeWidth={3} /> : null}
          </span>
        )}
      </span>
      <span role="gridcell" aria-colindex={2} className={styles.who} data-person-card={row.id}>
        <Truncate className={styles.name}>{row.displayName}</Truncate>
        {row.isMine ? null : <Truncate className={styles.owner}>{ownerNameOf(row) ?? 'No owner'}</Truncate>}
      </span>
      <span role="gridcell" {...at('role')}>
        {row.role === 'lead' ? 'Lead' : 'User'}
      </span>
      <Truncate role="gridcell" {...at('company')}>
        {row.companyName ?? ''}
      </Truncate>
      <Truncate role="gridcell" {...at('words')}>
        {row.lastWords ? `${speakerPrefix(row.lastWordsBy)}${row.lastWords}` : ''}
      </Truncate>
      <span role="gridcell" aria-colindex={shown.length + 3} className={styles.pending}>
        {row.needsYou > 0 ? (
          <CircleAlert size={14} className={styles.needs} role="img" aria-label={`${row.needsYou} need you`} />
        ) : row.pending > 0 ? (
          <CircleDashed size={14} className={styles.waiting} role="img" aria-label={`${row.pending} waiting to send`} />
        ) : null}
      </span>
      <Truncate role="gridcell" {...at('status', styles[row.match])}>
        {salesforceWords(row)}
      </Truncate>
      <span role="gridcell" {...at('seen')}>
        {row.lastSeenAt === null ? '' : <TimeText at={row.lastSeenAt} />}
      </span>
      <span role="gridcell" {...at('time')}>
        {row.lastActivityAt === null ? '' : <TimeText at={row.lastActivityAt} />}
      </span>
      {shown.map((id) =>
        id === 'created' ? (
          <span key={id} role="gridcell" {...at(id)}>
            {row.createdAt === null ? '' : <TimeText at={row.createdAt} />}
          </span>
        ) : id === 'email' || id === 'country' || id === 'ownerName' ? (
          <Truncate key={id} role="gridcell" {...at(id)}>
            {(id === 'ownerName' ? ownerNameOf(row) : row[id]) ?? ''}
          </Truncate>
        ) : null,
      )}
    </div>
  )
})

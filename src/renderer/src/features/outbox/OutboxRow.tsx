import { memo, type ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import styles from './Outbox.module.css'

/** The columns' names; gone where the list is narrow. */
export function OutboxHeader(): ReactNode {
  return (
    <div role="row" aria-rowindex={1} className={cx(styles.cells, styles.head)}>
      <span role="columnheader" className={styles.who}>
        Person
      </span>
      <span role="columnheader" className={styles.what}>
        What
      </span>
      <span role="columnheader" className={styles.gist}>
        Words
      </span>
      <span role="columnheader" className={styles.state}>
        State
      </span>
      <span role="columnheader" className={styles.time}>
        When
      </span>
    </div>
  )
}

/** One write in the list. Where it needs the rep, the sentence stands instead of its words. */
export const OutboxRow = memo(function OutboxRow({ item }: { readonly item: OutboxItem }): ReactNode {
  const stuck = item.state === 'needs_attention' && item.message !== null
  return (
    <div role="presentation" className={styles.cells}>
      <Truncate role="gridcell" className={styles.who}>
        {item.personName}
      </Truncate>
      <Truncate
        role="gridcell"
        className={cx(styles.what, item.service === 'salesforce' ? styles.blue : styles.violet)}
      >
        {item.title}
      </Truncate>
      <Truncate role="gridcell" className={cx(styles.gist, stuck && styles.problem)}>
        {stuck ? item.message : item.summary}
      </Truncate>
      <span role="gridcell" className={styles.state}>
        <StateMark state={item.state} kind={item.kind} />
        {item.state === 'held' && item.nextAt !== null ? <Countdown until={item.nextAt} /> : null}
      </span>
      <span role="gridcell" className={styles.time}>
        <TimeText at={item.doneAt ?? item.createdAt} />
      </span>
    </div>
  )
})

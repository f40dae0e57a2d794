import type { ReactNode } from 'react'
import type { BulkPlan } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { cx } from '../../ui/cx'
import styles from './Bulk.module.css'
import { countWords } from './bulkWords'

interface PlanCountsProps {
  readonly plan: BulkPlan
  /** Whether Salesforce is being asked about people it was not asked about yet, or will be later. */
  readonly asking: 'asking' | 'later' | null
}

/** How many of each kind, said again whenever it changes. */
export function PlanCounts({ plan, asking }: PlanCountsProps): ReactNode {
  const unknown = counted(plan.rows.filter((row) => row.toLookUp).length, 'person', 'people')
  return (
    <div className={styles.counts} role="status" aria-label="What would happen">
      <p className={styles.countLine}>
        {countWords(plan).map(({ tone, text }) => (
          <span key={text} className={cx(styles.count, styles[tone])}>
            {text}
          </span>
        ))}
      </p>
      {asking === 'asking' ? <p className={styles.asking}>Asking Salesforce about {unknown}…</p> : null}
      {asking === 'later' ? (
        <p className={styles.asking}>
          Salesforce cannot be asked about {unknown} now. Each is asked about before it is sent.
        </p>
      ) : null}
    </div>
  )
}

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConnectionCheck } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import styles from './Connect.module.css'

const icons = { warning: TriangleAlert, failed: CircleAlert }
const words = { warning: 'Limited', failed: 'Failed' }

/** What connecting looked at: what is wrong or limited first, each with its own remedy, then what is fine, in one line. */
export function Checks({ checks }: { readonly checks: readonly ConnectionCheck[] }): ReactNode {
  const fine = checks.filter((check) => check.state === 'ok')
  const others = checks.flatMap(({ state, ...check }) => (state === 'ok' ? [] : [{ ...check, state }]))
  return (
    <ul aria-label="Checks" className={styles.checks}>
      {others.map((check) => {
        const Icon = icons[check.state]
        return (
          <li key={check.name} className={styles.check}>
            <Icon
              size={16}
              className={cx(styles.checkIcon, styles[check.state])}
              role="img"
              aria-label={words[check.state]}
            />
            <div>
              <p className={styles.checkLabel}>{check.label}</p>
              <p className={styles.checkText}>{check.message}</p>
              {check.remedy ? <p className={styles.remedy}>{check.remedy}</p> : null}
            </div>
          </li>
        )
      })}
      {fine.length > 0 ? (
        <li className={styles.check}>
          <CircleCheck size={16} className={cx(styles.checkIcon, styles.ok)} role="img" aria-label="Fine" />
          <p className={styles.checkText}>{fine.map((check) => check.label).join(' · ')}</p>
        </li>
      ) : null}
    </ul>
  )
}

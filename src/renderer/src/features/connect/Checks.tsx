import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConnectionCheck } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import styles from './Connect.module.css'

const icons = { ok: CircleCheck, warning: TriangleAlert, failed: CircleAlert }
const words = { ok: 'Fine', warning: 'Limited', failed: 'Failed' }

/** What connecting looked at, each with its own remedy where it failed. */
export function Checks({ checks }: { readonly checks: readonly ConnectionCheck[] }): ReactNode {
  return (
    <ul aria-label="Checks" className={styles.checks}>
      {checks.map((check) => {
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
              {check.state === 'ok' ? null : <p className={styles.checkText}>{check.message}</p>}
              {check.remedy ? <p className={styles.remedy}>{check.remedy}</p> : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

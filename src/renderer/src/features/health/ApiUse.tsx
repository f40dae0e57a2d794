import { Gauge } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SyncStatus } from '../../../../contract/models'
import { count } from '../../format/numbers'
import styles from './Health.module.css'

type Use = NonNullable<SyncStatus['salesforceApi']>

const paceWords: Readonly<Record<Use['pace'], string | null>> = {
  full: null,
  slow: 'Repdesk looks half as often, so that the calls last. It goes back to its usual pace by itself.',
  onRequest:
    'Repdesk only sends what you write and reads what you ask for (Sync now, or refresh on a record). It goes on by itself when there is room again.',
}

/** The org's calls of the last 24 hours, and what Repdesk does about them. */
export function ApiUse({ use }: { readonly use: SyncStatus['salesforceApi'] }): ReactNode {
  if (!use) return <p className={styles.quiet}>Known after the first call.</p>
  const share = use.limit > 0 ? Math.min(1, use.used / use.limit) : 0
  const words = paceWords[use.pace]
  return (
    <div className={styles.use}>
      <meter
        className={styles.meter}
        min={0}
        max={1}
        high={0.8}
        optimum={0}
        value={share}
        aria-label="Share of the daily calls used"
      />
      <p>
        {count(use.used)} of {count(use.limit)} ({Math.floor(share * 100)} %) used by everyone in your org
      </p>
      {words ? (
        <p className={styles.slow}>
          <Gauge size={16} aria-hidden="true" />
          {words}
        </p>
      ) : null}
    </div>
  )
}

/** The same in a few words, for the status line's details; null where it is not known. */
export function apiUseWords(use: SyncStatus['salesforceApi']): string | null {
  if (!use) return null
  const slow = { full: '', slow: ', looking half as often', onRequest: ', only on request' }
  return `Salesforce calls today: ${count(use.used)} of ${count(use.limit)}${slow[use.pace]}`
}

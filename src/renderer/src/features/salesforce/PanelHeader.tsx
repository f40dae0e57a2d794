import { CircleAlert, Cloud, CloudOff, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { clockTime } from '../../format/time'
import { useSyncStatus } from '../../queries/app'
import { useRefreshSalesforce } from '../../queries/salesforce'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { TimeText } from '../../ui/TimeText'
import styles from './Salesforce.module.css'

interface PanelHeaderProps {
  readonly personId: string
  readonly checkedAt: number | null
  readonly connected: boolean
}

/** The panel's title, how old what it shows is, and a fresh reading; under it what keeps it from being fresh. */
export function PanelHeader({ personId, checkedAt, connected }: PanelHeaderProps): ReactNode {
  const refresh = useRefreshSalesforce(personId)
  const { data: status } = useSyncStatus()
  const offline = status?.state === 'offline'
  const busy = refresh.isPending
  return (
    <>
      <header className={styles.header}>
        <Cloud size={16} className={styles.blue} aria-hidden="true" />
        <h2 className={styles.title}>Salesforce</h2>
        {checkedAt === null ? null : (
          <span className={cx(styles.age, offline && styles.amber)}>
            <TimeText at={checkedAt} form="long" />
          </span>
        )}
        {connected ? (
          <IconButton
            label={busy ? 'Reading from Salesforce' : 'Refresh from Salesforce'}
            icon={<RefreshCw size={15} className={busy ? styles.turning : undefined} />}
            aria-disabled={busy}
            onPress={() => {
              if (!busy) refresh.mutate()
            }}
          />
        ) : null}
      </header>
      {offline ? (
        <p className={styles.note}>
          <CloudOff size={14} aria-hidden="true" />
          <span>
            Offline{status.offlineSince === null ? '' : ` since ${clockTime(status.offlineSince)}`}. What you change
            waits and is sent later.
          </span>
        </p>
      ) : null}
      {refresh.error ? (
        <div className={styles.note} role="alert">
          <CircleAlert size={14} className={styles.red} aria-hidden="true" />
          <span>{sentenceOf(refresh.error)}</span>
          <Button size="small" onPress={() => refresh.mutate()}>
            Try again
          </Button>
        </div>
      ) : null}
    </>
  )
}

import { Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useCommand, useSyncStatus } from '../../queries/app'
import { count } from '../../format/numbers'
import { Button } from '../../ui/Button'
import styles from './FirstSync.module.css'

/** The first sync as a line across the top: how far it is, and a way to pause it. What has come can be used. */
export function FirstSync(): ReactNode {
  const { data: status } = useSyncStatus()
  const pause = useCommand('sync.pause')
  const resume = useCommand('sync.resume')
  if (!status) return null
  const never = status.lastSyncedAt === null
  const running = status.state === 'first_sync'
  const paused = status.state === 'paused' && never
  if (!running && !paused) return null
  const words =
    status.total === null ? `${count(status.done)} so far` : `${count(status.done)} of ${count(status.total)}`
  const percent = status.total ? Math.min(100, (status.done / status.total) * 100) : 0
  return (
    <div className={styles.strip}>
      <div className={styles.line}>
        <p>
          <strong className={styles.title}>{paused ? 'First sync paused' : 'First sync'}</strong>
          <span className={styles.words}>{words}</span>
          <span className={styles.detail}>You can already work with what has arrived.</span>
        </p>
        {paused ? (
          <Button size="small" icon={<Play size={14} />} onPress={() => resume.mutate({})}>
            Resume
          </Button>
        ) : (
          <Button size="small" icon={<Pause size={14} />} onPress={() => pause.mutate({})}>
            Pause
          </Button>
        )}
      </div>
      <ProgressBar
        aria-label="First sync"
        value={percent}
        isIndeterminate={status.total === null}
        className={styles.track ?? ''}
      >
        <div className={styles.bar} style={{ width: `${percent}%` }} />
      </ProgressBar>
    </div>
  )
}

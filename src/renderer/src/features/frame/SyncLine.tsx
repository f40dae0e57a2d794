import { Check, CircleAlert, CloudOff, KeyRound, Pause, RefreshCw, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useSyncStatus } from '../../queries/app'
import { usePlace } from '../../state/place'
import { cx } from '../../ui/cx'
import { Tip } from '../../ui/Tip'
import { useNow } from '../../ui/TimeText'
import { apiUseWords } from '../health/ApiUse'
import { syncWords, type SyncTone } from '../health/syncWords'
import styles from './Nav.module.css'

const icons = {
  ok: Check,
  busy: RefreshCw,
  paused: Pause,
  offline: CloudOff,
  signIn: KeyRound,
  absent: Unplug,
  failed: CircleAlert,
}
const tones: Readonly<Record<SyncTone, string>> = { done: 'done', going: 'going', waiting: 'waiting', red: 'red' }

/** The one line at the bottom left; it opens Health. */
export function SyncLine({ rail }: { readonly rail: boolean }): ReactNode {
  const { data: status } = useSyncStatus()
  const goTo = usePlace((state) => state.goTo)
  const now = useNow()
  const line = status ? syncWords(status, now) : { text: 'Starting', icon: 'busy' as const, tone: 'going' as const }
  const Icon = icons[line.icon]
  const content = (
    <AriaButton
      className={styles.syncButton ?? ''}
      {...(rail ? { 'aria-label': line.text } : {})}
      onPress={() => goTo('health')}
    >
      <span className={cx(styles.syncIcon, styles[tones[line.tone]])} aria-hidden="true">
        <Icon size={14} strokeWidth={2.25} />
      </span>
      {rail ? null : <span className={styles.syncText}>{line.text}</span>}
    </AriaButton>
  )
  return (
    // Counting would be read out many times a second: it is there to be looked up, and only changes of state are spoken.
    <div role="status" aria-label="Sync" aria-live={line.icon === 'busy' ? 'off' : 'polite'} className={styles.sync}>
      <Tip label={[line.text, apiUseWords(status?.salesforceApi ?? null), 'Open Health'].filter(Boolean).join('. ')}>
        {content}
      </Tip>
    </div>
  )
}

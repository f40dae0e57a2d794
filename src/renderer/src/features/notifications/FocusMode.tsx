import type { ReactNode } from 'react'
import type { Focus, FocusChoice, NotificationState, Settings } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { inFuture } from '../../format/time'
import { useCommand } from '../../queries/app'
import { Segmented } from '../../ui/Segmented'
import { useNow } from '../../ui/TimeText'
import styles from './Notifications.module.css'

const choices: ReadonlyArray<{ readonly id: FocusChoice; readonly label: string }> = [
  { id: 'off', label: 'Off' },
  { id: 'hour', label: 'For an hour' },
  { id: 'tomorrow', label: 'Until tomorrow, 08:00' },
  { id: 'on', label: 'Until I end it' },
]

interface FocusModeProps {
  readonly settings: Settings
  readonly state: NotificationState | null
}

/** Nothing is announced for a while, at one press; what holds notifications back now, and what waits. */
export function FocusMode({ settings, state }: FocusModeProps): ReactNode {
  const focus = useCommand('notifications.focus')
  const now = useNow()
  const chosen = choiceOf(settings.focus, now)
  return (
    <div className={styles.stack}>
      <p className={styles.status} role="status">
        {standing(chosen !== 'off', state, now)}
      </p>
      <Segmented label="Focus mode" value={chosen} options={choices} onChange={(choice) => focus.mutate({ choice })} />
    </div>
  )
}

/** Which choice stands. */
function choiceOf(focus: Focus, now: number): FocusChoice {
  if (focus.mode !== 'until') return focus.mode
  return focus.until > now ? focus.by : 'off'
}

function standing(isOn: boolean, state: NotificationState | null, now: number): string {
  const hush = state?.hush ?? null
  if (hush === null) return isOn ? 'Focus mode is on.' : 'Focus mode is off, and notifications come at once.'
  const until = hush.until === null ? '' : `, and end${hush.reason === 'focus' ? 's' : ''} ${inFuture(hush.until, now)}`
  const what = hush.reason === 'focus' ? `Focus mode is on${until}.` : `It is quiet hours${until}.`
  const held = state?.held ?? 0
  return held > 0 ? `${what} ${counted(held, 'notification waits', 'notifications wait')} for the summary.` : what
}

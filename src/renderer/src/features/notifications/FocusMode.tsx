import type { ReactNode } from 'react'
import type { FocusChoice, NotificationState, Settings } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { inFuture } from '../../format/time'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { useNow } from '../../ui/TimeText'
import styles from './Notifications.module.css'

const choices: ReadonlyArray<{ readonly id: FocusChoice; readonly label: string }> = [
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
  const { focus: chosen } = settings
  const isOn = chosen.mode === 'on' || (chosen.mode === 'until' && chosen.until > now)
  return (
    <div className={styles.stack}>
      <p className={styles.status} role="status">
        {standing(isOn, state, now)}
      </p>
      <div className={styles.buttons}>
        {choices.map(({ id, label }) => (
          <Button key={id} size="small" isDisabled={focus.isPending} onPress={() => focus.mutate({ choice: id })}>
            {label}
          </Button>
        ))}
        {isOn ? (
          <Button
            size="small"
            variant="primary"
            isDisabled={focus.isPending}
            onPress={() => focus.mutate({ choice: 'off' })}
          >
            End focus mode
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function standing(isOn: boolean, state: NotificationState | null, now: number): string {
  const hush = state?.hush ?? null
  if (hush === null) return isOn ? 'Focus mode is on.' : 'Focus mode is off, and notifications come at once.'
  const until = hush.until === null ? '' : `, and end${hush.reason === 'focus' ? 's' : ''} ${inFuture(hush.until, now)}`
  const what = hush.reason === 'focus' ? `Focus mode is on${until}.` : `It is quiet hours${until}.`
  const held = state?.held ?? 0
  return held > 0 ? `${what} ${counted(held, 'notification waits', 'notifications wait')} for the summary.` : what
}

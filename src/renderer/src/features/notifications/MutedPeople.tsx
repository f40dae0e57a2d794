import type { ReactNode } from 'react'
import type { NotificationState } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { TimeText } from '../../ui/TimeText'
import styles from './Notifications.module.css'

/** People whom nothing is announced of, each with a way back. */
export function MutedPeople({ muted }: Pick<NotificationState, 'muted'>): ReactNode {
  const mute = useCommand('notifications.mute')
  const follow = usePlace((state) => state.follow)
  if (muted.length === 0) {
    return <p className={styles.quiet}>Nobody is muted. The bell beside a person's name does it.</p>
  }
  return (
    <ul className={styles.list} aria-label="Muted people">
      {muted.map(({ personId, personName, at }) => (
        <li key={personId} className={styles.item}>
          <span className={styles.who}>
            <button type="button" className={styles.name} onClick={() => follow({ kind: 'person', id: personId })}>
              {personName}
            </button>
            <span className={styles.quiet}>
              muted <TimeText at={at} form="long" />
            </span>
          </span>
          <Button
            size="small"
            aria-label={`Unmute ${personName}`}
            onPress={() => mute.mutate({ personId, muted: false })}
          >
            Unmute
          </Button>
        </li>
      ))}
    </ul>
  )
}

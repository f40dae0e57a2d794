import { Bell } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Place } from '../../../../contract/events'
import type { NotificationLogRow } from '../../../../contract/models'
import { clockTime } from '../../format/time'
import { useRecentNotifications } from '../../queries/notifications'
import { usePlace } from '../../state/place'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { kindWords, outcomeWords } from './notificationWords'
import styles from './Notifications.module.css'

/** What became of each of the last ones: shown, or why not. */
export function RecentNotifications(): ReactNode {
  const recent = useRecentNotifications()
  if (recent.error) return <Failed error={recent.error} onRetry={() => void recent.refetch()} />
  if (!recent.data) return <Skeleton lines={4} label="Loading recent notifications" />
  if (recent.data.rows.length === 0) {
    return (
      <Empty icon={<Bell size={24} />} title="Nothing yet">
        What is announced, and what is not and why, is listed here for 14 days.
      </Empty>
    )
  }
  return (
    // The list scrolls, so it has to be reachable by keys.
    <ul className={styles.log} aria-label="Recent notifications" tabIndex={0}>
      {recent.data.rows.map((row) => (
        <Line key={row.id} row={row} />
      ))}
    </ul>
  )
}

function Line({ row }: { readonly row: NotificationLogRow }): ReactNode {
  const follow = usePlace((state) => state.follow)
  const place = placeOf(row)
  const name = row.personName ?? (place === null ? '' : kindWords[row.kind].one)
  return (
    <li className={styles.line}>
      <span className={styles.who}>
        <span className={styles.kind}>{kindWords[row.kind].one}</span>
        {place === null ? (
          <span dir="auto">{row.personName}</span>
        ) : (
          <button type="button" className={styles.name} dir="auto" onClick={() => follow(place)}>
            {name}
          </button>
        )}
      </span>
      <span className={styles.quiet}>
        <TimeText at={row.at} />
      </span>
      <span className={styles.outcome}>{outcomeWords(row, clockTime)}</span>
    </li>
  )
}

/** Where it leads, while that is still there. */
function placeOf({ kind, itemId, conversationId, personId, personName }: NotificationLogRow): Place | null {
  if (kind === 'failed') return itemId === null ? null : { kind: 'outbox', id: itemId }
  if (personName === null) return null
  if (conversationId !== null) return { kind: 'conversation', id: conversationId }
  return personId === null ? null : { kind: 'person', id: personId }
}

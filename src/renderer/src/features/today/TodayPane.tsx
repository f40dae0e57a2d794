import { CloudOff, Coffee } from 'lucide-react'
import type { ReactNode } from 'react'
import { useToday } from '../../queries/tasks'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { PaneHeader } from '../../ui/PaneHeader'
import { Empty, Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import styles from './Today.module.css'
import { TodayList } from './TodayList'
import { groupsOf } from './todayRows'
import { useCompleting } from './useCompleting'

/** The rep's own open Tasks in Salesforce by day, with what has to be done first at the top. */
export function TodayPane(): ReactNode {
  const today = useToday()
  const { leaving, complete } = useCompleting()
  const setConnecting = usePlace((state) => state.setConnecting)
  const { data } = today
  const groups = data ? groupsOf(data, leaving) : []
  return (
    <div className={styles.pane}>
      <PaneHeader title="Today" count={data?.connected ? data.overdue.length + data.today.length : undefined}>
        {data?.connected && data.asOf !== null ? (
          <span className={styles.asOf} title="When the tasks were last read from Salesforce">
            <TimeText at={data.asOf} form="long" />
          </span>
        ) : null}
      </PaneHeader>
      {today.error ? (
        <Failed error={today.error} onRetry={() => void today.refetch()} />
      ) : !data ? (
        <Skeleton lines={6} label="Loading Today" />
      ) : !data.connected ? (
        <Empty
          icon={<CloudOff size={24} strokeWidth={1.5} />}
          title="Salesforce is not connected"
          action={<Button onPress={() => setConnecting(true)}>Connect Salesforce</Button>}
        >
          Your open tasks stand here once it is.
        </Empty>
      ) : groups.length === 0 ? (
        <Empty icon={<Coffee size={24} strokeWidth={1.5} />} title="Nothing to do">
          {data.asOf === null
            ? 'Your open tasks have not been read from Salesforce yet. They come with the next sync.'
            : 'You have no open tasks in Salesforce. A follow-up begins with T on a person.'}
        </Empty>
      ) : (
        <TodayList groups={groups} leaving={leaving} onComplete={complete} />
      )}
    </div>
  )
}

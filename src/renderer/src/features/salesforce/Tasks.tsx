import { AlarmClock, Check, ChevronDown, ChevronRight, Flag } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button as AriaButton, Checkbox } from 'react-aria-components'
import type { SalesforcePanel, TaskRow } from '../../../../contract/models'
import { announceItem } from '../../queries/outbox'
import { useTickTask } from '../../queries/salesforce'
import { cx } from '../../ui/cx'
import { OutLink } from '../../ui/OutLink'
import { StateMark } from '../../ui/StateMark'
import { useNow } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { dueWords } from './dueWords'
import { RowDetails } from './RowDetails'
import styles from './Lists.module.css'
import panelStyles from './Salesforce.module.css'

interface TasksProps {
  readonly personId: string
  readonly tasks: SalesforcePanel['tasks']
}

/** The person's Tasks: open ones at once, what was done lately behind a press. */
export function Tasks({ personId, tasks }: TasksProps): ReactNode {
  const [showRecent, setShowRecent] = useState(false)
  const recentId = useId()
  const Arrow = showRecent ? ChevronDown : ChevronRight
  return (
    <div className={panelStyles.section} role="group" aria-label="Tasks">
      <h3 className={panelStyles.objectLine}>
        <span className={panelStyles.object}>Tasks</span>
        <span className={styles.count}>{tasks.open.length} open</span>
      </h3>
      {tasks.open.length > 0 ? <TaskList label="Open tasks" rows={tasks.open} personId={personId} /> : null}
      {tasks.recent.length > 0 ? (
        <AriaButton
          className={cx(styles.opener, styles.more)}
          aria-expanded={showRecent}
          {...(showRecent ? { 'aria-controls': recentId } : {})}
          onPress={() => setShowRecent(!showRecent)}
        >
          <span className={styles.count}>{tasks.recent.length} recent</span>
          <Arrow size={14} aria-hidden="true" />
        </AriaButton>
      ) : null}
      {showRecent ? <TaskList id={recentId} label="Recent tasks" rows={tasks.recent} personId={personId} /> : null}
    </div>
  )
}

function TaskList(props: {
  readonly id?: string
  readonly label: string
  readonly rows: readonly TaskRow[]
  readonly personId: string
}): ReactNode {
  const tick = useTickTask(props.personId)
  return (
    <ul id={props.id} aria-label={props.label} className={styles.list}>
      {props.rows.map((row) => (
        <TaskLine
          key={row.id}
          row={row}
          personId={props.personId}
          onTick={(done) => tick.mutate({ taskId: row.id, done }, { onSuccess: announceItem })}
        />
      ))}
    </ul>
  )
}

interface TaskLineProps {
  readonly row: TaskRow
  readonly personId: string
  readonly onTick: (done: boolean) => void
}

function TaskLine({ row, personId, onTick }: TaskLineProps): ReactNode {
  const now = useNow()
  const due = row.dueDate === null ? null : dueWords(row.dueDate, now)
  const late = due?.isOverdue === true && !row.isClosed
  // One that Salesforce does not have yet cannot be completed there.
  const isNew = row.url === ''
  const detail = [row.whatName, row.ownerIsMe ? null : (row.ownerName ?? 'Nobody')].filter(Boolean).join(' · ')
  const line = (opener: ReactNode): ReactNode => (
    <>
      <Checkbox
        className={styles.tick ?? ''}
        aria-label={`Done: ${row.subject}`}
        isSelected={row.isClosed}
        isDisabled={isNew}
        onChange={onTick}
      >
        <span className={styles.ring} aria-hidden="true">
          {row.isClosed ? <Check size={11} strokeWidth={3} /> : null}
        </span>
      </Checkbox>
      <span className={styles.subject}>
        {isNew ? (
          <Truncate>{row.subject}</Truncate>
        ) : (
          <OutLink href={row.url} quiet arrow={false}>
            <bdi title={row.subject}>{row.subject}</bdi>
          </OutLink>
        )}
      </span>
      <span className={styles.due}>
        {row.isHighPriority && !row.isClosed ? (
          <Flag size={12} className={styles.flag} role="img" aria-label={`Priority ${row.priority}`} />
        ) : null}
        {row.sending && row.sending.state !== 'done' ? (
          <StateMark state={row.sending.state} words={row.sending.state === 'needs_attention'} />
        ) : due ? (
          <span className={cx(styles.day, late && styles.late)} title={due.exact}>
            {late ? <AlarmClock size={12} role="img" aria-label="Overdue" /> : null}
            {due.text}
          </span>
        ) : null}
        {opener}
      </span>
      {detail ? <Truncate className={styles.detail}>{detail}</Truncate> : null}
    </>
  )
  return (
    <li className={cx(styles.task, row.isClosed && styles.closed)}>
      {isNew ? (
        line(null)
      ) : (
        <RowDetails personId={personId} object="Task" recordId={row.id} name={row.subject}>
          {line}
        </RowDetails>
      )}
    </li>
  )
}

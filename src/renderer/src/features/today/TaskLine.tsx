import { ArrowUpRight, Bell, CalendarDays, Check, ChevronsUp, Phone } from 'lucide-react'
import { memo, type ReactNode, type Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { TaskRow } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { clockTime, exactTime } from '../../format/time'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/Button'
import { StateMark } from '../../ui/StateMark'
import { Tip } from '../../ui/Tip'
import { Truncate } from '../../ui/Truncate'
import { dueWords } from '../salesforce/dueWords'
import styles from './Today.module.css'

interface TaskLineProps {
  readonly row: TaskRow
  /** Ticked, and about to leave. */
  readonly done: boolean
  readonly now: number
  readonly dueRef: Ref<HTMLButtonElement> | undefined
  readonly onTick: () => void
  readonly onPerson: () => void
  readonly onReschedule: () => void
}

/** One Task of the Today page. Its buttons are for the pointer: the list's keys do the same. */
export const TaskLine = memo(function TaskLine(props: TaskLineProps): ReactNode {
  const { row, done, now, dueRef, onTick, onPerson, onReschedule } = props
  const due = row.dueDate === null ? null : dueWords(row.dueDate, now)
  return (
    <>
      <span role="gridcell" className={styles.tickCell}>
        <Tip label="Complete" command="completeTask">
          <AriaButton
            className={cx(styles.tick, done && styles.ticked)}
            aria-label={`Complete: ${row.subject}`}
            aria-pressed={done}
            excludeFromTabOrder
            onPress={onTick}
          >
            <Check size={12} strokeWidth={3} aria-hidden="true" />
          </AriaButton>
        </Tip>
      </span>
      <span role="gridcell" className={styles.subjectCell}>
        {row.subtype === 'Call' ? <Phone size={13} className={styles.kind} role="img" aria-label="Call" /> : null}
        <Truncate className={styles.subject}>{row.subject}</Truncate>
        {row.sending ? <StateMark state={row.sending.state} kind="task.update" words={false} /> : null}
      </span>
      <span role="gridcell" className={styles.personCell}>
        {row.whoName === null ? null : row.personId === null ? (
          <Truncate className={styles.who}>{row.whoName}</Truncate>
        ) : (
          <AriaButton className={styles.person ?? ''} excludeFromTabOrder onPress={onPerson}>
            <Truncate>{row.whoName}</Truncate>
          </AriaButton>
        )}
        {row.whatName === null ? null : <Truncate className={styles.what}>{row.whatName}</Truncate>}
      </span>
      <span role="gridcell" className={styles.priorityCell}>
        {row.isHighPriority ? (
          <span className={styles.high}>
            <ChevronsUp size={14} aria-hidden="true" />
            {row.priority}
          </span>
        ) : null}
      </span>
      <span role="gridcell" className={styles.reminderCell}>
        {row.reminderAt === null ? null : (
          <span className={styles.reminder} title={`Reminder ${exactTime(row.reminderAt)}`}>
            <Bell size={12} aria-hidden="true" />
            <span className={styles.spoken}>Reminder </span>
            {clockTime(row.reminderAt)}
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.dueCell}>
        <Tip label="Reschedule" command="rescheduleTask">
          <AriaButton
            {...(dueRef ? { ref: dueRef } : {})}
            className={cx(styles.due, due?.isOverdue && styles.late)}
            aria-label={due ? `${due.text}: due ${due.exact}. Reschedule` : 'No date. Reschedule'}
            aria-haspopup="dialog"
            excludeFromTabOrder
            onPress={onReschedule}
          >
            {due ? due.text : <CalendarDays size={14} aria-hidden="true" />}
          </AriaButton>
        </Tip>
      </span>
      <span role="gridcell" className={styles.openCell}>
        <IconButton
          label="Open in Salesforce"
          command="openTask"
          icon={<ArrowUpRight size={15} />}
          excludeFromTabOrder
          onPress={() => openLink(row.url)}
        />
      </span>
    </>
  )
})

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { TaskRow } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { useCommandHandler } from '../../keys/commandHandlers'
import { registerList } from '../../state/listFocus'
import { useOpened, usePlace } from '../../state/place'
import { cx } from '../../ui/cx'
import { useNow } from '../../ui/TimeText'
import { dueWords } from '../salesforce/dueWords'
import { reschedule } from './reschedule'
import { RescheduleBox } from './RescheduleBox'
import { TaskLine } from './TaskLine'
import chosenRow from '../../ui/ChosenRow.module.css'
import styles from './Today.module.css'
import { groupNames, type DueGroup, type Leaving, type TodayGroup } from './todayRows'

interface TodayListProps {
  readonly groups: readonly TodayGroup[]
  readonly leaving: ReadonlyMap<string, Leaving>
  readonly onComplete: (row: TaskRow, group: DueGroup, index: number) => void
}

/**
 * The Tasks as one list. It keeps the focus and names the current row; where a row has left, the next takes its place.
 * While a person is open beside it, moving opens who is moved to.
 */
export function TodayList({ groups, leaving, onComplete }: TodayListProps): ReactNode {
  const rows = groups.flatMap(({ group, rows: of }) => of.map((row, index) => ({ row, group, index })))
  const [place, setPlace] = useState<{ readonly index: number; readonly id: string | null }>({ index: 0, id: null })
  const [moving, setMoving] = useState<string | null>(null)
  const container = useRef<HTMLDivElement>(null)
  const due = useRef<HTMLButtonElement>(null)
  const opened = useOpened()
  const openPerson = usePlace((state) => state.openPerson)
  const now = useNow()
  const found = rows.findIndex(({ row }) => row.id === place.id)
  const at = Math.min(rows.length - 1, found === -1 ? place.index : found)
  const current = rows[at]
  const moved = rows.find(({ row }) => row.id === moving)?.row

  const focus = (): void => container.current?.focus({ preventScroll: true })
  useEffect(() => {
    const active = document.activeElement
    if (!active || active === document.body || active.closest('nav')) container.current?.focus({ preventScroll: true })
    return registerList(() => container.current?.focus({ preventScroll: true }))
  }, [container])

  const open = (row: TaskRow): void => {
    if (row.personId !== null) openPerson(row.personId)
  }
  const go = (to: number): void => {
    const index = Math.min(rows.length - 1, Math.max(0, to))
    const next = rows[index]
    if (!next) return
    setPlace({ index, id: next.row.id })
    document.getElementById(`today-${next.row.id}`)?.scrollIntoView({ block: 'nearest' })
    if (opened !== null) open(next.row)
  }
  // The row that leaves gives its place to the one after it.
  const complete = (index: number): void => {
    const one = rows[index]
    if (!one) return
    const after = rows.slice(index + 1).find(({ row }) => !leaving.has(row.id))
    setPlace({ index, id: after?.row.id ?? null })
    onComplete(one.row, one.group, one.index)
  }
  useCommandHandler('next', () => {
    go(at + 1)
    focus()
  })
  useCommandHandler('previous', () => {
    go(at - 1)
    focus()
  })
  useCommandHandler('rescheduleTask', () => setMoving(current?.row.id ?? null), current !== undefined)
  useCommandHandler('openTask', () => openLink(current?.row.url ?? ''), current !== undefined)

  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + 10),
    PageUp: () => go(at - 10),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ' ': () => complete(at),
    Enter: () => {
      if (current) open(current.row)
    },
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = event.target === container.current && !event.ctrlKey && !event.metaKey ? moves[event.key] : undefined
    if (!move) return
    event.preventDefault()
    move()
  }

  return (
    <div
      ref={container}
      role="grid"
      aria-label="Today"
      tabIndex={0}
      {...(current ? { 'aria-activedescendant': `today-${current.row.id}` } : {})}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {groups.map(({ group, rows: of }) => (
        <div key={group} role="rowgroup" aria-label={groupNames[group]} className={styles.group}>
          <div role="row" className={styles.groupHead}>
            <span role="columnheader" className={cx(styles.groupName, group === 'overdue' && styles.late)}>
              {groupNames[group]} <span className={styles.groupCount}>{of.length}</span>
            </span>
          </div>
          {of.map((row) => {
            const index = rows.findIndex((one) => one.row.id === row.id)
            const isOpen = opened !== null && opened.personId === row.personId
            return (
              <div
                key={row.id}
                id={`today-${row.id}`}
                role="row"
                aria-label={rowName(row, now)}
                aria-selected={isOpen}
                className={cx(
                  styles.row,
                  row.id === current?.row.id && styles.cursor,
                  row.id === current?.row.id && isOpen && cx(styles.open, chosenRow.chosen),
                  leaving.has(row.id) && styles.leaving,
                )}
                onClick={() => {
                  focus()
                  setPlace({ index, id: row.id })
                  if (opened !== null) open(row)
                }}
              >
                <TaskLine
                  row={row}
                  done={leaving.has(row.id)}
                  now={now}
                  dueRef={row.id === moving ? due : undefined}
                  onTick={() => complete(index)}
                  onPerson={() => open(row)}
                  onReschedule={() => {
                    setPlace({ index, id: row.id })
                    setMoving(row.id)
                  }}
                />
              </div>
            )
          })}
        </div>
      ))}
      {moved ? (
        <RescheduleBox
          row={moved}
          anchor={due}
          onDate={(date) => reschedule(moved, date)}
          onClose={() => {
            setMoving(null)
            focus()
          }}
        />
      ) : null}
    </div>
  )
}

function rowName(row: TaskRow, now: number): string {
  const due = row.dueDate === null ? null : dueWords(row.dueDate, now)
  return [
    row.subject,
    row.whoName,
    due === null ? 'no date' : `${due.isOverdue ? 'overdue, ' : ''}due ${due.text}`,
    row.isHighPriority ? `${row.priority} priority` : null,
  ]
    .filter(Boolean)
    .join(', ')
}

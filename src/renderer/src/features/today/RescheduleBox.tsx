import { useState, type ReactNode, type RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { TaskRow } from '../../../../contract/models'
import { reschedulePresets } from '../../format/dueDates'
import { Button } from '../../ui/Button'
import { DueChoices } from '../tasks/DueChoices'
import { useTaskKeys } from '../tasks/useTaskKeys'
import styles from './Today.module.css'

interface RescheduleBoxProps {
  readonly row: TaskRow
  /** What it stands beside. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly onDate: (date: string | null) => void
  readonly onClose: () => void
}

/** Another day for a Task: a preset by its digit, a date, or none. */
export function RescheduleBox({ row, anchor, onDate, onClose }: RescheduleBoxProps): ReactNode {
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom end"
      offset={4}
      className={styles.popover ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog aria-label="Reschedule" className={styles.box ?? ''}>
        <Choices row={row} onDate={onDate} onClose={onClose} />
      </Dialog>
    </Popover>
  )
}

function Choices({ row, onDate, onClose }: Omit<RescheduleBoxProps, 'anchor'>): ReactNode {
  const [date, setDate] = useState(row.dueDate)
  const [presets] = useState(() => reschedulePresets(Date.now()))
  const choose = (next: string | null): void => {
    onDate(next)
    onClose()
  }
  const pick = (index: number): void => {
    const preset = presets[index]
    if (preset) choose(preset.date)
  }
  useTaskKeys({ onDigit: pick, onStep: () => undefined, onEnter: () => undefined })
  return (
    <form
      className={styles.boxForm}
      onSubmit={(event) => {
        event.preventDefault()
        choose(date)
      }}
    >
      <DueChoices presets={presets} date={date} onPick={pick} onDate={setDate} />
      <div className={styles.boxActions}>
        <Button size="small" variant="quiet" onPress={() => choose(null)}>
          No date
        </Button>
        <Button size="small" variant="primary" type="submit" isDisabled={date === row.dueDate}>
          Set date
        </Button>
      </div>
    </form>
  )
}

import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { TextField } from '../../ui/Fields'
import { Kbd } from '../../ui/Kbd'
import styles from './Tasks.module.css'

interface DueChoicesProps {
  readonly presets: ReadonlyArray<{ readonly label: string; readonly date: string }>
  readonly date: string | null
  readonly onPick: (index: number) => void
  readonly onDate: (date: string | null) => void
  readonly error?: string | undefined
}

/** The day a Task is due: the presets, each by its digit, or a date of the calendar. */
export function DueChoices({ presets, date, onPick, onDate, error }: DueChoicesProps): ReactNode {
  // Two presets can be the same day; the first of them is the one that is on.
  const on = presets.findIndex((preset) => preset.date === date)
  return (
    <div className={styles.due}>
      <div className={styles.presets} role="group" aria-label="Due">
        {presets.map((preset, index) => (
          <ToggleButton
            key={preset.label}
            className={styles.preset ?? ''}
            isSelected={index === on}
            onChange={() => onPick(index)}
          >
            {preset.label}
            <span aria-hidden="true" className={styles.digit}>
              <Kbd>{String(index + 1)}</Kbd>
            </span>
          </ToggleButton>
        ))}
      </div>
      <TextField
        label="Due date"
        type="date"
        value={date ?? ''}
        onChange={(next) => onDate(next === '' ? null : next)}
        error={error}
      />
    </div>
  )
}

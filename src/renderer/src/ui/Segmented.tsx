import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './Segmented.module.css'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: ReadonlyArray<{ readonly id: T; readonly label: string; readonly count?: number }>
  readonly onChange: (value: T) => void
}

/** One of a few, side by side. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles.segment ?? ''}>
          {option.label}
          {option.count === undefined ? null : <span className={styles.count}>{option.count.toLocaleString()}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

interface ToggleChipProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A filter that is on or off. */
export function ToggleChip({ label, on, onChange }: ToggleChipProps): ReactNode {
  return (
    <ToggleButton className={styles.chip ?? ''} isSelected={on} onChange={onChange}>
      {label}
    </ToggleButton>
  )
}

import { useEffect, useRef, type ReactNode } from 'react'
import type { RecordField } from '../../../../contract/models'
import { CheckField } from '../../ui/Fields'
import styles from './Editor.module.css'
import { chosenOf } from './fieldWords'

interface ManyChoiceProps {
  readonly field: RecordField
  readonly value: string
  readonly errorId: string | null
  readonly onChange: (value: string) => void
}

/** A picklist of which several may hold: boxes to tick, in the org's order. */
export function ManyChoice({ field, value, errorId, onChange }: ManyChoiceProps): ReactNode {
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => group.current?.querySelector('input')?.focus(), [])
  const chosen = new Set(chosenOf(value))
  const known = new Set(field.options.map((option) => option.value))
  const options = [
    ...field.options,
    ...[...chosen].filter((one) => !known.has(one)).map((one) => ({ value: one, label: one })),
  ]
  const toggle = (one: string, on: boolean): void => {
    if (on) chosen.add(one)
    else chosen.delete(one)
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => chosen.has(each))
        .join(';'),
    )
  }
  return (
    <div
      ref={group}
      role="group"
      aria-label={field.label}
      aria-describedby={errorId ?? undefined}
      className={styles.boxes}
    >
      {options.map((option) => (
        <CheckField
          key={option.value}
          label={option.label}
          checked={chosen.has(option.value)}
          onChange={(on) => toggle(option.value, on)}
        />
      ))}
    </div>
  )
}

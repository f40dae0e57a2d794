import { useState, type ReactNode } from 'react'
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'
import { Minus, Plus } from 'lucide-react'
import styles from './Settings.module.css'

interface NumberSettingProps {
  readonly label: string
  readonly detail: string
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A whole number between two bounds. */
export function NumberSetting({ label, detail, unit, min, max, value, onChange }: NumberSettingProps): ReactNode {
  const [shown, setShown] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setShown(value)
  }
  return (
    <NumberField
      className={styles.row ?? ''}
      minValue={min}
      maxValue={max}
      value={shown}
      onChange={(next) => {
        if (Number.isNaN(next)) return
        setShown(next)
        onChange(Math.round(next))
      }}
    >
      <div className={styles.words}>
        <Label className={styles.label}>{label}</Label>
        <span className={styles.detail}>{detail}</span>
      </div>
      <Group className={styles.number ?? ''}>
        <Button slot="decrement" className={styles.step ?? ''}>
          <Minus size={14} aria-hidden="true" />
        </Button>
        <Input className={styles.digits ?? ''} />
        <span className={styles.unit}>{unit}</span>
        <Button slot="increment" className={styles.step ?? ''}>
          <Plus size={14} aria-hidden="true" />
        </Button>
      </Group>
    </NumberField>
  )
}

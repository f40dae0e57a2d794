import { useRef, useState, type ReactNode } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import styles from './Settings.module.css'

interface TextSettingProps {
  readonly label: string
  readonly detail: string
  readonly maxLength: number
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A short text that is kept when the field is left or Enter is pressed; empty goes back to what it was. */
export function TextSetting({ label, detail, maxLength, value, onChange }: TextSettingProps): ReactNode {
  const [text, setText] = useState(value)
  // Enter keeps it, and leaving the field right after must not keep it once more before the new value has come back.
  const last = useRef(value)
  const keep = (): void => {
    const next = text.trim()
    if (next === '') setText(value)
    else if (next !== last.current) {
      last.current = next
      onChange(next)
    }
  }
  return (
    <TextField className={styles.row ?? ''} value={text} onChange={setText} onBlur={keep} maxLength={maxLength}>
      <div className={styles.words}>
        <Label className={styles.label}>{label}</Label>
        <span className={styles.detail}>{detail}</span>
      </div>
      <Input
        className={styles.text ?? ''}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </TextField>
  )
}

import { useState, type ReactNode } from 'react'
import type { QuietDay, Settings } from '../../../../contract/models'
import { useChangeSettings } from '../../queries/app'
import { CheckField, SwitchField } from '../../ui/Fields'
import styles from './Notifications.module.css'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface QuietHoursProps {
  readonly settings: Settings
  /** An IANA name. */
  readonly timeZone: string | null
}

/** When notifications wait: from and to for each day of the week, over midnight where "to" is not after "from". */
export function QuietHours({ settings, timeZone }: QuietHoursProps): ReactNode {
  const { mutate } = useChangeSettings()
  const { quietHours } = settings
  const change = (index: number, day: Partial<QuietDay>): void =>
    mutate({
      quietHours: {
        ...quietHours,
        days: quietHours.days.map((one, at) => (at === index ? { ...one, ...day } : one)),
      },
    })
  return (
    <div className={styles.stack}>
      <SwitchField
        label="Quiet hours"
        detail={`What comes then waits, and one summary tells what is still unread when they end.${
          timeZone === null ? '' : ` By this computer's clock (${timeZone}).`
        }`}
        checked={quietHours.on}
        onChange={(on) => mutate({ quietHours: { ...quietHours, on } })}
      />
      {quietHours.on ? (
        <div className={styles.days}>
          {quietHours.days.map((day, index) => (
            <Day
              key={dayNames[index]}
              name={dayNames[index] ?? ''}
              day={day}
              onChange={(next) => change(index, next)}
            />
          ))}
        </div>
      ) : null}
    </div>
  )
}

interface DayProps {
  readonly name: string
  readonly day: QuietDay
  readonly onChange: (day: Partial<QuietDay>) => void
}

function Day({ name, day, onChange }: DayProps): ReactNode {
  return (
    <div className={styles.day} role="group" aria-label={name}>
      <CheckField label={name} checked={day.on} onChange={(on) => onChange({ on })} />
      {day.on ? (
        <span className={styles.times}>
          <ClockInput label={`${name}, quiet from`} value={day.from} onChange={(from) => onChange({ from })} />
          <span aria-hidden="true">to</span>
          <ClockInput label={`${name}, quiet to`} value={day.to} onChange={(to) => onChange({ to })} />
          {day.to <= day.from ? <span className={styles.next}>the next day</span> : null}
        </span>
      ) : null}
    </div>
  )
}

interface ClockInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A time of day, kept as soon as it is whole. */
function ClockInput({ label, value, onChange }: ClockInputProps): ReactNode {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setText(value)
  }
  return (
    <input
      type="time"
      aria-label={label}
      className={styles.clock}
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        if (target.value !== '' && target.value !== value) onChange(target.value)
      }}
      onBlur={() => setText(value)}
    />
  )
}

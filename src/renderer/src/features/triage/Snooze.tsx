import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { CommandInput } from '../../../../contract/commands'
import { sentenceOf } from '../../bridge/bridge'
import { dateAndTime } from '../../format/time'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { DialogBody } from '../../ui/Dialog'
import { TextField } from '../../ui/Fields'
import { Kbd } from '../../ui/Kbd'
import { Problem } from '../../ui/Problem'
import { useTaskKeys } from '../tasks/useTaskKeys'
import type { TriageProps } from './TriageDialogs'
import styles from './Triage.module.css'
import { prepareNext } from './useDone'

/** Until when: a preset by its digit or with the arrows, or a day and a time. */
export function Snooze({ conversation, choices, onClose }: TriageProps): ReactNode {
  const conversationId = conversation.id
  const list = useRef<HTMLDivElement>(null)
  const [date, setDate] = useState(choices.day)
  const [time, setTime] = useState('09:00')
  const snooze = useCommand('conversations.snooze', { quiet: true })
  const send = (until: CommandInput<'conversations.snooze'>['until']): void => {
    if (snooze.isPending) return
    const goOn = prepareNext(conversationId)
    snooze.mutate(
      { conversationId, until },
      {
        onSuccess: (item) => {
          onClose()
          goOn(item)
        },
      },
    )
  }
  const pick = (index: number): void => {
    const choice = choices.snooze[index]
    if (choice) send({ at: choice.at })
  }
  const step = (by: 1 | -1): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus()
  }
  useTaskKeys({ onDigit: pick, onStep: step, onEnter: () => undefined })
  // Not by autoFocus: inside a dialog that comes too early, and the dialog takes the focus back.
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    send({ date, time })
  }
  return (
    <DialogBody>
      {snooze.error ? <Problem alert>{sentenceOf(snooze.error)}</Problem> : null}
      <div ref={list} className={styles.presets} role="group" aria-label="Until">
        {choices.snooze.map((choice, index) => (
          <AriaButton key={choice.id} className={styles.preset ?? ''} onPress={() => send({ at: choice.at })}>
            <span className={styles.presetLabel}>{choice.label}</span>
            <span className={styles.presetTime}>{dateAndTime(choice.at)}</span>
            <span aria-hidden="true">
              <Kbd>{String(index + 1)}</Kbd>
            </span>
          </AriaButton>
        ))}
      </div>
      <form className={styles.own} onSubmit={onSubmit}>
        <TextField label="Day" type="date" value={date} onChange={setDate} />
        <TextField label="Time" type="time" value={time} onChange={setTime} />
        <Button type="submit" isDisabled={date === '' || time === '' || snooze.isPending}>
          Snooze until then
        </Button>
      </form>
    </DialogBody>
  )
}

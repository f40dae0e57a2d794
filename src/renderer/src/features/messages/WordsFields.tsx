import { Braces } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { MessageContent } from '../../../../contract/models'
import { AreaField } from '../../ui/AreaField'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Fields'
import { MenuButton } from '../../ui/MenuButton'
import { Segmented } from '../../ui/Segmented'
import styles from './Messages.module.css'

interface WordsFieldsProps {
  readonly content: MessageContent
  readonly onChange: (change: Partial<MessageContent>) => void
  readonly problems: Readonly<Record<string, string>>
  /** Something was written before: what is missing is told. */
  readonly isTouched: boolean
  /** It was just begun: the first thing to write has the focus. */
  readonly isNew: boolean
}

const VARIABLES = [
  { id: '{first_name|there}', label: 'First name' },
  { id: '{name}', label: 'Name' },
  { id: '{company|your company}', label: 'Company' },
  { id: '{email}', label: 'Email' },
  { id: '{city|}', label: 'City' },
  { id: '{country|}', label: 'Country' },
  { id: '{my_first_name}', label: 'My first name' },
  { id: '{my_name}', label: 'My name' },
]

/** How it goes out, and its words. */
export function WordsFields({ content, onChange, problems, isTouched, isNew }: WordsFieldsProps): ReactNode {
  const { channel, template, subject, body } = content
  const box = useRef<HTMLDivElement>(null)
  const told = (field: 'subject' | 'body', text: string): string | undefined =>
    isTouched || text.trim() !== '' ? problems[field] : undefined
  const insert = (variable: string): void => {
    const area = box.current?.querySelector('textarea')
    const at = area?.selectionStart ?? body.length
    onChange({ body: body.slice(0, at) + variable + body.slice(area?.selectionEnd ?? at) })
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(at + variable.length, at + variable.length)
    })
  }
  return (
    <section aria-label="Words" className={styles.part}>
      <div className={styles.row}>
        <Segmented
          label="How"
          value={channel}
          options={[
            { id: 'email', label: 'Email' },
            { id: 'in_app', label: 'In the app' },
          ]}
          onChange={(next) => onChange({ channel: next })}
        />
        {channel === 'email' ? (
          <Segmented
            label="Look"
            value={template}
            options={[
              { id: 'personal', label: 'Personal' },
              { id: 'plain', label: 'Plain' },
            ]}
            onChange={(next) => onChange({ template: next })}
          />
        ) : null}
        <MenuButton
          label="Variables"
          groups={[
            { id: 'variables', title: 'Variables', choices: VARIABLES.map((one) => ({ ...one, detail: one.id })) },
          ]}
          onAction={(_group, variable) => insert(variable)}
          button={
            <Button size="small" variant="quiet" icon={<Braces size={14} />}>
              Insert variable
            </Button>
          }
        />
      </div>
      {channel === 'email' ? (
        <TextField
          label="Subject"
          value={subject}
          onChange={(next) => onChange({ subject: next })}
          maxLength={255}
          error={told('subject', subject)}
          autoFocus={isNew}
          required
        />
      ) : null}
      <div ref={box}>
        <AreaField
          label="Message"
          value={body}
          onChange={(next) => onChange({ body: next })}
          maxLength={20_000}
          rows={6}
          autoFocus={isNew && channel === 'in_app'}
          error={told('body', body)}
          hint="What follows the bar stands where there is no value: {first_name|there}"
          required
        />
      </div>
    </section>
  )
}

import { CircleAlert } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { FormField, LeadForm } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { announceItem } from '../../queries/outbox'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import { ExistingRecords } from './ExistingRecords'
import { LeadField } from './LeadField'
import styles from './Lead.module.css'
import { correctsPerson, firstMissing, valuesOf } from './leadValues'

interface LeadFormViewProps {
  readonly form: LeadForm
  readonly conversationId: string | null
  readonly onClose: () => void
}

/** The form itself. What the person already has in Salesforce comes first; another lead is a second, explicit choice. */
export function LeadFormView({ form, conversationId, onClose }: LeadFormViewProps): ReactNode {
  const [another, setAnother] = useState(form.existing.length === 0)
  const [values, setValues] = useState(() => valuesOf(form.fields))
  const [saveToPerson, setSaveToPerson] = useState(true)
  const create = useCommand('leads.create', { quiet: true, onDone: announceItem })
  const main = useRef<HTMLButtonElement>(null)
  const blockedId = useId()
  const failure = create.error
  const fieldErrors = failure instanceof CommandFailure ? failure.fields : {}
  const missing = firstMissing(form.fields, values)
  const corrected = correctsPerson(form.fields, values)

  // Nothing missing: Enter sends. The field that is missing takes the focus otherwise (LeadField).
  useEffect(() => {
    if (another && firstMissing(form.fields, valuesOf(form.fields)) === null) main.current?.focus()
  }, [another, form.fields])

  const submit = (): void => {
    if (create.isPending || form.blocked !== null || missing !== null) return
    create.mutate(
      {
        personId: form.personId,
        conversationId,
        values,
        saveToPerson: corrected && saveToPerson,
        evenIfExisting: form.existing.length > 0,
      },
      { onSuccess: onClose },
    )
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault()
      submit()
    }
  }

  if (!another) {
    return <ExistingRecords records={form.existing} onAnother={() => setAnother(true)} onClose={onClose} />
  }
  return (
    <form onSubmit={onSubmit} onKeyDown={onKeyDown} className={styles.form} noValidate>
      <DialogBody>
        {form.blocked === null ? null : (
          <p id={blockedId} className={styles.blocked}>
            <CircleAlert size={16} aria-hidden="true" />
            {form.blocked}
          </p>
        )}
        {failure && Object.keys(fieldErrors).length === 0 ? (
          <p className={styles.blocked} role="alert">
            <CircleAlert size={16} aria-hidden="true" />
            {sentenceOf(failure)}
          </p>
        ) : null}
        <div className={styles.grid}>
          {form.fields.map((field) => (
            <LeadField
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              error={fieldErrors[field.name]}
              autoFocus={firstMissing(form.fields, valuesOf(form.fields)) === field.name}
              onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
            />
          ))}
        </div>
        {corrected ? (
          <div className={styles.save}>
            <CheckField
              label="Save corrected values to the person in Intercom too"
              detail={correctedWords(form.fields, values)}
              checked={saveToPerson}
              onChange={setSaveToPerson}
            />
          </div>
        ) : null}
      </DialogBody>
      <DialogFooter hint={missing === null ? `${keyLabel('Enter')} to create` : 'Fill in what is required first'}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          ref={main}
          variant="primary"
          type="submit"
          isDisabled={create.isPending || missing !== null}
          blockedBy={form.blocked === null ? undefined : blockedId}
        >
          Create
        </Button>
      </DialogFooter>
    </form>
  )
}

function correctedWords(fields: readonly FormField[], values: Readonly<Record<string, string>>): string {
  const names = fields
    .filter((field) => field.intercomAttribute !== null && values[field.name] !== field.value)
    .map((field) => field.label.toLowerCase())
  return `Changes ${names.join(', ')} there as well`
}

import { UserRound } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { CaseForm, FormField } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { LeadField } from '../lead/LeadField'
import { firstMissing, valuesOf } from '../lead/leadValues'
import styles from './Cases.module.css'

interface CaseFormViewProps {
  readonly form: CaseForm
  readonly onClose: () => void
}

/** The form itself: errors stand at the fields they concern, others above them all. */
export function CaseFormView({ form, onClose }: CaseFormViewProps): ReactNode {
  const [values, setValues] = useState(() => valuesOf(form.fields))
  const create = useCommand('cases.create', { quiet: true, onDone: announceItem })
  const main = useRef<HTMLButtonElement>(null)
  const failure = create.error
  const errors = failure instanceof CommandFailure ? failure.fields : {}
  const shown = new Set(form.fields.map((field) => field.name))
  // What concerns a field that is not in the form is said above, with the field's own name.
  const elsewhere = Object.entries(errors).filter(([name]) => !shown.has(name))
  const missing = firstMissing(form.fields, values)
  const firstGap = firstMissing(form.fields, valuesOf(form.fields))

  useEffect(() => {
    if (firstGap === null) main.current?.focus()
  }, [firstGap])

  // What was refused takes the focus, and comes into view with it.
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = failure ? element.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null
    field?.focus()
    field?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [failure])

  const submit = (): void => {
    if (create.isPending || missing !== null) return
    create.mutate({ personId: form.personId, conversationId: form.conversationId, values }, { onSuccess: onClose })
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    submit()
  }

  return (
    <form ref={element} onSubmit={onSubmit} onKeyDown={onKeyDown} className={styles.form} noValidate>
      <DialogBody>
        {failure && (Object.keys(errors).length === 0 || elsewhere.length > 0) ? (
          <Problem alert>
            {[sentenceOf(failure), ...elsewhere.map(([name, words]) => `${name}: ${words}`)].join(' ')}
          </Problem>
        ) : null}
        <div className={styles.grid}>
          {form.fields.map((field) => (
            <div key={field.name} className={isWide(field) ? styles.wide : undefined}>
              <LeadField
                field={field}
                value={values[field.name] ?? ''}
                error={errors[field.name]}
                autoFocus={firstGap === field.name}
                onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
              />
            </div>
          ))}
        </div>
        <p className={styles.owner}>
          <span className={styles.ownerLabel}>Owner</span>
          <UserRound size={14} aria-hidden="true" />
          <span dir="auto">{form.ownerSentence}</span>
        </p>
      </DialogBody>
      <DialogFooter hint={missing === null ? `${keyLabel('Enter')} to create` : 'Fill in what is required first'}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button ref={main} variant="primary" type="submit" isDisabled={create.isPending || missing !== null}>
          Create
        </Button>
      </DialogFooter>
    </form>
  )
}

/** What takes the whole width: a sentence, paragraphs, and choices all in sight. */
function isWide({ name, type }: FormField): boolean {
  return name === 'Subject' || type === 'textarea' || type === 'multipicklist'
}

import { ArrowRightLeft, UserRound } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { ConversionForm } from '../../../../contract/models'
import { CommandFailure, sentenceOf } from '../../bridge/bridge'
import { isMac, keyLabel } from '../../keys/keyNames'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { SelectField, TextField } from '../../ui/Fields'
import { Problem } from '../../ui/Problem'
import styles from './Convert.module.css'
import { accountOptions, contactOptions, convertSentence, firstChoice, makeNew, withAccount } from './convertChoice'

interface ConvertFormViewProps {
  readonly form: ConversionForm
  readonly onClose: () => void
}

/** The form itself. Everything has a value from the start, so Enter converts. */
export function ConvertFormView({ form, onClose }: ConvertFormViewProps): ReactNode {
  const [choice, setChoice] = useState(() => firstChoice(form))
  const convert = useCommand('leads.convert', { quiet: true, onDone: announceItem })
  const main = useRef<HTMLButtonElement>(null)
  const failure = convert.error
  const errors = failure instanceof CommandFailure ? failure.fields : {}

  useEffect(() => main.current?.focus(), [])

  // What was refused takes the focus.
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure) element.current?.querySelector<HTMLElement>('[data-invalid] button, input[aria-invalid]')?.focus()
  }, [failure])

  const submit = (): void => {
    if (convert.isPending) return
    const name = choice.opportunityName.trim()
    convert.mutate(
      {
        personId: form.personId,
        leadId: form.leadId,
        status: choice.status,
        accountId: idOf(choice.account),
        contactId: idOf(choice.contact),
        opportunityName: name === '' ? null : name,
      },
      { onSuccess: onClose },
    )
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    submit()
  }

  return (
    // Before the lists, which would open on Enter.
    <form ref={element} onSubmit={onSubmit} onKeyDownCapture={onKeyDown} className={styles.form} noValidate>
      <DialogBody>
        {failure && Object.keys(errors).length === 0 ? <Problem alert>{sentenceOf(failure)}</Problem> : null}
        <div className={styles.grid}>
          <SelectField
            label="Status"
            name="status"
            value={choice.status}
            options={form.statuses}
            error={errors['status']}
            onChange={(status) => setChoice({ ...choice, status })}
          />
          <SelectField
            label="Account"
            name="accountId"
            value={choice.account}
            options={accountOptions(form)}
            error={errors['accountId']}
            onChange={(account) => setChoice(withAccount(form, choice, account))}
          />
          <SelectField
            label="Contact"
            name="contactId"
            value={choice.contact}
            options={contactOptions(form, choice.account)}
            error={errors['contactId']}
            onChange={(contact) => setChoice({ ...choice, contact })}
          />
          <TextField
            label="Opportunity"
            name="opportunityName"
            value={choice.opportunityName}
            maxLength={120}
            placeholder="None"
            hint="Leave it empty to make none."
            error={errors['opportunityName']}
            onChange={(opportunityName) => setChoice({ ...choice, opportunityName })}
          />
        </div>
        <div className={styles.outcome}>
          <p>
            <ArrowRightLeft size={14} aria-hidden="true" />
            {convertSentence(form, choice)}
          </p>
          <p>
            <UserRound size={14} aria-hidden="true" />
            {form.ownerSentence}
          </p>
        </div>
      </DialogBody>
      <DialogFooter hint={`${keyLabel('Enter')} to convert`}>
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button ref={main} variant="primary" type="submit">
          Convert
        </Button>
      </DialogFooter>
    </form>
  )
}

function idOf(chosen: string): string | null {
  return chosen === makeNew ? null : chosen
}

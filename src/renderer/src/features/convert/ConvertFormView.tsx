import { ArrowRightLeft, UserRound } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ConversionForm } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { SelectField, TextField } from '../../ui/Fields'
import { useDrafted } from '../forms/FormDraft'
import { errorsOf, FormFrame } from '../forms/FormFrame'
import forms from '../forms/Forms.module.css'
import { accountOptions, contactOptions, convertSentence, firstChoice, makeNew, withAccount } from './convertChoice'

interface ConvertFormViewProps {
  readonly form: ConversionForm
  readonly onClose: () => void
}

/** The form itself. Everything has a value from the start, so Enter converts. */
export function ConvertFormView({ form, onClose }: ConvertFormViewProps): ReactNode {
  const drafted = useDrafted()
  // Only the words: what could be chosen may be another by now.
  const [choice, setChoice] = useState(() => ({ ...firstChoice(form), ...drafted.values }))
  const convert = useCommand('leads.convert', { quiet: true, onDone: announceItem })
  const errors = errorsOf(convert.error)
  const submit = (): void => {
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

  return (
    <FormFrame
      failure={convert.error}
      names={names}
      ready
      incomplete={false}
      isPending={convert.isPending}
      action="Convert"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={forms.grid}>
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
          onChange={(opportunityName) => {
            setChoice({ ...choice, opportunityName })
            drafted.keep(opportunityName === firstChoice(form).opportunityName ? {} : { opportunityName })
          }}
        />
      </div>
      <div className={forms.outcome}>
        <p>
          <ArrowRightLeft size={14} aria-hidden="true" />
          {convertSentence(form, choice)}
        </p>
        <p>
          <UserRound size={14} aria-hidden="true" />
          {form.ownerSentence}
        </p>
      </div>
    </FormFrame>
  )
}

const names = ['status', 'accountId', 'contactId', 'opportunityName']

function idOf(chosen: string): string | null {
  return chosen === makeNew ? null : chosen
}

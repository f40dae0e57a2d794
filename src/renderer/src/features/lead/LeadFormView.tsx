import { useState, type ReactNode } from 'react'
import type { FormField, LeadForm } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { useCommand } from '../../queries/app'
import { CheckField } from '../../ui/Fields'
import { FormFields } from '../forms/FormFields'
import { errorsOf, FormFrame } from '../forms/FormFrame'
import { useTypedForm } from '../forms/useTypedForm'
import { ExistingRecords } from './ExistingRecords'
import styles from './Lead.module.css'
import { correctsPerson, firstMissing, valuesOf } from './leadValues'

interface LeadFormViewProps {
  readonly form: LeadForm
  readonly conversationId: string | null
  readonly onClose: () => void
}

/** The form itself. What the person already has in Salesforce comes first; another lead is a second, explicit choice. */
export function LeadFormView({ form: first, conversationId, onClose }: LeadFormViewProps): ReactNode {
  const { personId } = first
  const { form, values, sent, change } = useTypedForm(first, (recordTypeId) =>
    ask('leads.form', { personId, conversationId, recordTypeId }),
  )
  const [another, setAnother] = useState(form.existing.length === 0)
  const [saveToPerson, setSaveToPerson] = useState(true)
  const create = useCommand('leads.create', { quiet: true, onDone: announceItem })
  const firstGap = firstMissing(first.fields, valuesOf(first.fields))
  const corrected = correctsPerson(form.fields, values)
  const submit = (): void =>
    create.mutate(
      {
        personId: form.personId,
        conversationId,
        values: sent,
        saveToPerson: corrected && saveToPerson,
        evenIfExisting: form.existing.length > 0,
      },
      { onSuccess: onClose },
    )

  if (!another) {
    return <ExistingRecords records={form.existing} onAnother={() => setAnother(true)} onClose={onClose} />
  }
  return (
    <FormFrame
      failure={create.error}
      names={form.fields.map((field) => field.name)}
      ready={firstGap === null}
      incomplete={firstMissing(form.fields, values) !== null}
      isPending={create.isPending}
      action="Create"
      onSubmit={submit}
      onClose={onClose}
    >
      <FormFields
        fields={form.fields}
        values={values}
        errors={errorsOf(create.error)}
        firstGap={firstGap}
        onChange={change}
      />
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
    </FormFrame>
  )
}

function correctedWords(fields: readonly FormField[], values: Readonly<Record<string, string>>): string {
  const names = fields
    .filter((field) => field.intercomAttribute !== null && values[field.name] !== field.value)
    .map((field) => field.label.toLowerCase())
  return `Changes ${names.join(', ')} there as well`
}

import { Info } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { CreationForm, ExistingRecord } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { creationCommands, type Creation } from '../../queries/creation'
import { announceItem } from '../../queries/outbox'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import { ExistingFirst } from '../forms/ExistingFirst'
import { FormFields } from '../forms/FormFields'
import { errorsOf, FormFrame } from '../forms/FormFrame'
import forms from '../forms/Forms.module.css'
import { useTypedForm } from '../forms/useTypedForm'
import { firstMissing, valuesOf } from '../lead/leadValues'
import styles from '../salesforce/Salesforce.module.css'
import { existingDetail, existingSentence } from './creationWords'

interface CreationFormViewProps {
  readonly kind: Creation
  readonly form: CreationForm
  readonly onClose: () => void
}

/** The form of a Contact or an Opportunity. What there is already comes first; another one is a second, explicit choice. */
export function CreationFormView({ kind, form: first, onClose }: CreationFormViewProps): ReactNode {
  const { personId, conversationId } = first
  const { form, values, sent, change } = useTypedForm(first, (recordTypeId) =>
    ask(creationCommands[kind].form, { personId, conversationId, recordTypeId }),
  )
  const { existing, fields, notes } = form
  const [another, setAnother] = useState(existing.length === 0)
  const create = useCommand(creationCommands[kind].create, { quiet: true, onDone: announceItem })
  const firstGap = firstMissing(first.fields, valuesOf(first.fields))
  const input = { personId, conversationId, values: sent, evenIfExisting: existing.length > 0 }
  if (!another) {
    const sentence = existingSentence(kind, existing)
    return (
      <ExistingFirst sentence={sentence} onAnother={() => setAnother(true)} onClose={onClose}>
        {existing.map((record) => (
          <Existing key={record.id} record={record} />
        ))}
      </ExistingFirst>
    )
  }
  return (
    <FormFrame
      failure={create.error}
      names={fields.map((field) => field.name)}
      ready={firstGap === null}
      incomplete={firstMissing(fields, values) !== null}
      isPending={create.isPending}
      action="Create"
      onSubmit={() => create.mutate(input, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormFields
        fields={fields}
        values={values}
        errors={errorsOf(create.error)}
        firstGap={firstGap}
        onChange={change}
      />
      {notes.length === 0 ? null : (
        <div className={forms.outcome}>
          {notes.map((note) => (
            <p key={note}>
              <Info size={14} aria-hidden="true" />
              <span dir="auto">{note}</span>
            </p>
          ))}
        </div>
      )}
    </FormFrame>
  )
}

function Existing({ record }: { readonly record: ExistingRecord }): ReactNode {
  const detail = existingDetail(record)
  return (
    <article className={styles.record} aria-label={`${record.object} ${record.name}`}>
      <header className={styles.recordHead}>
        <span className={styles.object}>{record.object}</span>
        <Truncate className={styles.recordName}>{record.name}</Truncate>
      </header>
      {detail === '' ? null : <Truncate>{detail}</Truncate>}
      <OutLink href={record.url}>Open in Salesforce</OutLink>
    </article>
  )
}

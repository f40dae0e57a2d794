import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CaseForm } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { FormFields } from '../forms/FormFields'
import { errorsOf, FormFrame } from '../forms/FormFrame'
import { useTypedForm } from '../forms/useTypedForm'
import { firstMissing, valuesOf } from '../lead/leadValues'
import styles from './Cases.module.css'

interface CaseFormViewProps {
  readonly form: CaseForm
  readonly onClose: () => void
}

/** The form itself, and who will own the Case. */
export function CaseFormView({ form: first, onClose }: CaseFormViewProps): ReactNode {
  const about = { personId: first.personId, conversationId: first.conversationId }
  const { form, values, sent, change } = useTypedForm(first, (recordTypeId) =>
    ask('cases.form', { ...about, recordTypeId }),
  )
  const create = useCommand('cases.create', { quiet: true, onDone: announceItem })
  const firstGap = firstMissing(first.fields, valuesOf(first.fields))
  return (
    <FormFrame
      failure={create.error}
      names={form.fields.map((field) => field.name)}
      ready={firstGap === null}
      incomplete={firstMissing(form.fields, values) !== null}
      isPending={create.isPending}
      action="Create"
      onSubmit={() => create.mutate({ ...about, values: sent }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FormFields
        fields={form.fields}
        values={values}
        errors={errorsOf(create.error)}
        firstGap={firstGap}
        onChange={change}
      />
      <p className={styles.owner}>
        <span className={styles.ownerLabel}>Owner</span>
        <UserRound size={14} aria-hidden="true" />
        <span dir="auto">{form.ownerSentence}</span>
      </p>
    </FormFrame>
  )
}

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PersonField } from '../../../../contract/models'
import { ask } from '../../bridge/bridge'
import { announceItem } from '../../queries/outbox'
import { FieldLine } from '../salesforce/FieldLine'
import { useSaving } from '../salesforce/useFieldSave'
import styles from './Editable.module.css'
import { Taken } from './Taken'

interface EditableFieldProps {
  readonly field: PersonField
  readonly personId: string
  /** Whose it is: the company's, else the person's own. */
  readonly company?: { readonly id: string; readonly name: string }
  /** What the person is called. */
  readonly name: string
}

/** One attribute of a person or company, edited in its place; where it cannot be, it says why. */
export function EditableField({ field, personId, company, name }: EditableFieldProps): ReactNode {
  const saving = useSaving(field, company?.name ?? name, async (value) => {
    const values = { [field.name]: value }
    const item = company
      ? await ask('companies.update', { companyId: company.id, personId, values })
      : await ask('people.update', { personId, values })
    announceItem(item)
  })
  return (
    <FieldLine field={field} saving={saving} kind={company ? 'company.update' : 'person.update'}>
      {field.taken ? <Taken taken={field.taken} personId={personId} /> : null}
      {field.locked === null ? null : (
        <p className={styles.lock}>
          <Lock size={12} aria-hidden="true" />
          <span>{field.locked}</span>
        </p>
      )}
      {field.note === null || field.text === '' ? null : <p className={styles.note}>{field.note}</p>}
    </FieldLine>
  )
}

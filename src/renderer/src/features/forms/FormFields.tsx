import type { ReactNode } from 'react'
import type { FormField } from '../../../../contract/models'
import { LeadField } from '../lead/LeadField'
import styles from './Forms.module.css'

interface FormFieldsProps {
  readonly fields: readonly FormField[]
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  /** The first that was empty and must not be: it has the focus. */
  readonly firstGap: string | null
  readonly onChange: (name: string, value: string) => void
}

/** The fields of a new record, two beside each other where there is room. */
export function FormFields({ fields, values, errors, firstGap, onChange }: FormFieldsProps): ReactNode {
  return (
    <div className={styles.grid}>
      {fields.map((field) => (
        <div key={field.name} className={isWide(field) ? styles.wide : undefined}>
          <LeadField
            field={field}
            value={values[field.name] ?? ''}
            error={errors[field.name]}
            autoFocus={firstGap === field.name}
            onChange={(value) => onChange(field.name, value)}
          />
        </div>
      ))}
    </div>
  )
}

/** What takes the whole width: a sentence, paragraphs, and choices all in sight. */
function isWide({ name, type }: FormField): boolean {
  return name === 'Subject' || type === 'textarea' || type === 'multipicklist'
}

import type { ReactNode } from 'react'
import type { BulkField } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { LeadField } from '../lead/LeadField'
import styles from './Bulk.module.css'

interface PlanFieldsProps {
  readonly fields: readonly BulkField[]
  /** What the rep has set. */
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (name: string, value: string) => void
}

/** Values for all of them: source, owner, status, record type, and what this org needs and some do not have. */
export function PlanFields({ fields, values, errors, onChange }: PlanFieldsProps): ReactNode {
  return (
    <section className={styles.fields} aria-label="For all of them">
      <h3 className={styles.heading}>For all of them</h3>
      <div className={styles.grid}>
        {fields.map((field) => (
          <div key={field.name} className={styles.field}>
            <LeadField
              field={field}
              value={values[field.name] ?? field.value}
              error={values[field.name] === undefined ? undefined : errors[field.name]}
              autoFocus={false}
              onChange={(value) => onChange(field.name, value)}
            />
            {field.missingFor > 0 ? (
              <p className={styles.missingFor}>
                Fills it in for {counted(field.missingFor, 'person', 'people')} who{' '}
                {field.missingFor === 1 ? 'has' : 'have'} none.
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  )
}

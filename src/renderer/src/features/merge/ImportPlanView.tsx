import type { ReactNode } from 'react'
import type { ImportPlan } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { SelectField } from '../../ui/Fields'
import { Truncate } from '../../ui/Truncate'
import lists from '../owners/Owners.module.css'
import styles from './Merge.module.css'

interface ImportPlanViewProps {
  readonly plan: ImportPlan
  readonly onTargets: (targets: readonly string[]) => void
}

/** What each column is, which can be changed, and what the rows would do. */
export function ImportPlanView({ plan, onTargets }: ImportPlanViewProps): ReactNode {
  const { columns, targets, rows, make, merge, leftOut, samples, reasons } = plan
  const options = targets.filter((one) => one.key !== '').map(({ key, label }) => ({ value: key, label }))
  const words = [counted(make, 'new lead', 'new leads')]
  if (merge > 0) words.push(`${merge} there already`)
  if (leftOut > 0) words.push(`${leftOut} left out`)
  return (
    <>
      <section aria-label="Columns" className={styles.columns}>
        {columns.map((column, at) => (
          <SelectField
            key={at}
            label={column.name}
            value={column.target}
            options={options}
            clearable
            hint={column.sample === '' ? 'Empty' : `Such as “${column.sample.slice(0, 40)}”`}
            onChange={(target) => onTargets(columns.map((one, index) => (index === at ? target : one.target)))}
          />
        ))}
      </section>
      <p role="status" aria-label="What would happen" className={lists.plan}>
        {`${counted(rows, 'row', 'rows')}: ${words.join(' · ')}`}
      </p>
      <Rows
        title="Left out"
        rows={reasons.map(({ line, email, reason }) => ({ line, name: '', label: email || 'Nobody', detail: reason }))}
        left={leftOut - reasons.length}
      />
      <Rows
        title="Going out"
        rows={samples.map(({ line, email, name, fate }) => ({
          line,
          name,
          label: email,
          detail: fate === 'make' ? 'New lead, unless Intercom knows the email' : 'There already: gets what is missing',
        }))}
        left={make + merge - samples.length}
      />
    </>
  )
}

interface RowsProps {
  readonly title: string
  readonly rows: ReadonlyArray<{
    readonly line: number
    readonly name: string
    readonly label: string
    readonly detail: string
  }>
  readonly left: number
}

function Rows({ title, rows, left }: RowsProps): ReactNode {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={lists.heading}>{title}</h3>
      <ul className={lists.steps}>
        {rows.map((row) => (
          <li key={row.line} className={lists.step}>
            <Truncate className={lists.label}>
              {row.name === '' ? null : (
                <>
                  <bdi>{row.name}</bdi>
                  {' · '}
                </>
              )}
              {row.label}
            </Truncate>
            <span className={lists.stepTime}>Line {row.line}</span>
            <Truncate className={lists.detail}>{row.detail}</Truncate>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className={lists.read}>and {left} more</p> : null}
    </section>
  )
}

import type { ReactNode } from 'react'
import type { Problem } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { AdminText } from '../../ui/AdminText'
import { OutLink } from '../../ui/OutLink'
import styles from './Problems.module.css'

/**
 * What is wrong, with which record and field, and what can be done: the same words in Health and at the point of action.
 * @param short leaves out the cause, where it stands above already.
 */
export function ProblemView({
  problem,
  short = false,
}: {
  readonly problem: Problem
  readonly short?: boolean
}): ReactNode {
  const { record, fields, cause, remedy, forAdmin, title } = problem
  return (
    <div className={cx(styles.problem, short && styles.short)}>
      {short ? null : <p dir="auto">{cause}</p>}
      {record ? (
        <p className={styles.record}>
          {record.url ? <OutLink href={record.url}>{record.label}</OutLink> : <bdi>{record.label}</bdi>}
        </p>
      ) : null}
      {fields.length > 0 ? (
        <dl className={styles.fields} aria-label="Fields">
          {fields.map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd dir="auto">{field.message}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className={styles.remedy}>{remedy}</p>
      {forAdmin ? <AdminText text={forAdmin} about={title} /> : null}
    </div>
  )
}

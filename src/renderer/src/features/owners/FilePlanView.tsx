import type { ReactNode } from 'react'
import type { OwnerFilePlan } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { Truncate } from '../../ui/Truncate'
import styles from './Owners.module.css'

/** What the rows of a file would do: how many owners change, to whom; and which rows do nothing, and why. */
export function FilePlanView({ plan }: { readonly plan: OwnerFilePlan }): ReactNode {
  const { columns, rows, change, same, changes, leftOut, reasons } = plan
  const words = [counted(change, 'owner changes', 'owners change')]
  if (same > 0) words.push(`${same} already so`)
  if (leftOut > 0) words.push(`${leftOut} left out`)
  return (
    <div className={styles.plan}>
      <p role="status" aria-label="What would happen">
        {`${counted(rows, 'row', 'rows')}: ${words.join(' · ')}`}
      </p>
      <p className={styles.read}>
        {`Read as: who, by ${columns.by === 'id' ? 'id' : 'email'}, in “${columns.person}”; the owner in “${columns.owner}”.`}
      </p>
      {reasons.length === 0 ? null : (
        <section aria-label="Left out">
          <h3 className={styles.heading}>Left out</h3>
          <ul className={styles.steps}>
            {reasons.map((row) => (
              <li key={row.line} className={styles.step}>
                <Truncate className={styles.label}>{row.person === '' ? 'Nobody' : row.person}</Truncate>
                <span className={styles.stepTime}>Line {row.line}</span>
                <Truncate className={styles.detail}>{row.reason}</Truncate>
              </li>
            ))}
          </ul>
          <More left={leftOut - reasons.length} />
        </section>
      )}
      {changes.length === 0 ? null : (
        <section aria-label="Changes">
          <h3 className={styles.heading}>Changes</h3>
          <ul className={styles.steps}>
            {changes.map((row) => (
              <li key={row.line} className={styles.step}>
                <Truncate className={styles.label}>{row.personName}</Truncate>
                <span className={styles.stepTime}>Line {row.line}</span>
                <Truncate className={styles.detail}>
                  {row.from ?? 'Nobody'} → {row.to ?? 'Nobody'}
                </Truncate>
              </li>
            ))}
          </ul>
          <More left={change - changes.length} />
        </section>
      )}
    </div>
  )
}

function More({ left }: { readonly left: number }): ReactNode {
  return left > 0 ? <p className={styles.read}>and {left} more</p> : null
}

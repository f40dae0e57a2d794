import type { ReactNode } from 'react'
import { counted } from '../../format/numbers'
import { useOwnerPlan } from '../../queries/owners'
import { Truncate } from '../../ui/Truncate'
import styles from './Owners.module.css'

interface OwnerPlanViewProps {
  readonly personIds: readonly string[]
  readonly ownerId: string | null
}

/** What would happen to the selected people: how many change, and who does not and why. */
export function OwnerPlanView({ personIds, ownerId }: OwnerPlanViewProps): ReactNode {
  const { data: plan } = useOwnerPlan(personIds, ownerId)
  if (!plan) return null
  const words = [counted(plan.change, 'person changes', 'people change')]
  if (plan.same > 0) words.push(`${plan.same} already so`)
  if (plan.leftOut.length > 0) words.push(`${plan.leftOut.length} left out`)
  return (
    <div className={styles.plan}>
      <p role="status" aria-label="What would happen">
        {words.join(' · ')}
      </p>
      {plan.leftOut.length === 0 ? null : (
        <ul className={styles.steps} aria-label="Left out">
          {plan.leftOut.map((row) => (
            <li key={row.personId} className={styles.step}>
              <Truncate className={styles.label}>{row.personName}</Truncate>
              <span className={styles.stepTime}>{row.verdict === 'locked' ? 'Locked' : 'Gone'}</span>
              <Truncate className={styles.detail}>{row.reason}</Truncate>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

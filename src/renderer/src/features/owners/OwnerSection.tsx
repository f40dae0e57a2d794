import { UserRoundPen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { useOwnerHistory } from '../../queries/owners'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { TimeText } from '../../ui/TimeText'
import profile from '../person/Profile.module.css'
import styles from './Owners.module.css'

/** How the owner came about, the way to another one, and who it was before. */
export function OwnerSection({ person }: { readonly person: Person }): ReactNode {
  const { data: steps = [] } = useOwnerHistory(person.id)
  const open = useLayers((state) => state.open)
  const { sentence, at, how } = person.ownership
  return (
    <section className={profile.group} aria-label="Owner">
      <h3 className={profile.groupTitle}>Owner</h3>
      <div className={styles.story}>
        <span>
          {sentence}
          {at === null ? null : (
            <>
              {how === 'intercom' ? ', noticed ' : ', '}
              <TimeText at={at} form="long" />
            </>
          )}
        </span>
        <Button
          size="small"
          icon={<UserRoundPen size={14} />}
          onPress={() => open({ kind: 'owner', personIds: [person.id] })}
        >
          Change owner
        </Button>
      </div>
      {steps.length === 0 ? null : (
        <ol className={styles.steps} aria-label="Owners so far">
          {steps.map((step) => (
            <li key={step.id} className={styles.step}>
              <span dir="auto">
                {step.beforeName ?? 'Nobody'} → {step.ownerName ?? 'Nobody'}
              </span>
              <span className={styles.stepTime}>
                <TimeText at={step.at} form="long" />
              </span>
              <span className={styles.detail}>{step.sentence}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

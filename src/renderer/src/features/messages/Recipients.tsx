import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MessagePlan } from '../../../../contract/models'
import { count, counted } from '../../format/numbers'
import { Button } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import styles from './Messages.module.css'
import { exclusionWords } from './messageWords'

/** Who gets it now, and who not: each reason with its count and its people. */
export function Recipients({
  plan,
  isDynamic,
}: {
  readonly plan: MessagePlan
  readonly isDynamic: boolean
}): ReactNode {
  const { receive, excluded, had } = plan
  const out = excluded.reduce((sum, one) => sum + one.count, 0)
  return (
    <section aria-label="Who gets it" className={styles.part}>
      <h3 className={styles.subtitle}>Who gets it</h3>
      <p role="status">
        <strong>{counted(receive, 'person', 'people')}</strong>
        {isDynamic ? ' match now' : ' would get it now'}
        {out > 0 ? ` · ${count(out)} left out` : ''}
        {had > 0 ? ` · ${count(had)} had it or matched before` : ''}
      </p>
      {excluded.length === 0 ? null : (
        <ul className={styles.reasons}>
          {excluded.map((one) => (
            <Reason key={one.reason} excluded={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Reason({ excluded }: { readonly excluded: MessagePlan['excluded'][number] }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const { reason, people } = excluded
  const words = `${exclusionWords[reason]}: ${count(excluded.count)}`
  const hidden = excluded.count - people.length
  if (people.length === 0) return <li className={styles.quiet}>{words}</li>
  const Icon = isOpen ? ChevronDown : ChevronRight
  return (
    <li>
      <Button
        size="small"
        variant="quiet"
        icon={<Icon size={14} />}
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {words}
      </Button>
      {isOpen ? (
        <ul className={styles.people} aria-label={exclusionWords[reason]}>
          {people.map(({ personId, personName, detail }) => (
            <li key={personId} className={styles.person}>
              <Truncate className={styles.personName}>{personName}</Truncate>
              <Truncate className={styles.personState}>{detail ?? ''}</Truncate>
            </li>
          ))}
          {hidden > 0 ? <li className={styles.quiet}>and {counted(hidden, 'other', 'others')}</li> : null}
        </ul>
      ) : null}
    </li>
  )
}

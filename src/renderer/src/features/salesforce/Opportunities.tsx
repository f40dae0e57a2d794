import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { RecordCard, RecordObject } from '../../../../contract/models'
import { IconButton } from '../../ui/Button'
import { RecordSection } from './RecordSection'
import styles from './Salesforce.module.css'

interface OpportunitiesProps {
  readonly personId: string
  readonly cards: readonly RecordCard[]
  readonly onChooseFields: (object: RecordObject) => void
}

/** The Opportunities of the person, one at a time: open ones first, as main orders them. */
export function Opportunities({ personId, cards, onChooseFields }: OpportunitiesProps): ReactNode {
  // By id: what arrives from Salesforce meanwhile does not change the one in front.
  const [shownId, setShownId] = useState<string | null>(null)
  const index = Math.max(
    0,
    cards.findIndex((card) => card.id === shownId),
  )
  const card = cards[index]
  if (!card) return null
  if (cards.length === 1) return <RecordSection personId={personId} card={card} onChooseFields={onChooseFields} />
  const step = (by: number): void => setShownId(cards[(index + by + cards.length) % cards.length]?.id ?? null)
  return (
    <RecordSection
      personId={personId}
      card={card}
      onChooseFields={onChooseFields}
      switcher={
        <span className={styles.switcher} role="group" aria-label="Opportunities">
          <span aria-live="polite">
            {index + 1} of {cards.length}
          </span>
          <IconButton label="Previous Opportunity" icon={<ChevronLeft size={16} />} onPress={() => step(-1)} />
          <IconButton label="Next Opportunity" icon={<ChevronRight size={16} />} onPress={() => step(1)} />
        </span>
      }
    />
  )
}

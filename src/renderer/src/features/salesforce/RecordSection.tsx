import { ArrowUpRight, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordCard, RecordField, RecordObject } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { exactTime, shortAgo } from '../../format/time'
import { IconButton } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import { useNow } from '../../ui/TimeText'
import { FieldRow } from './FieldRow'
import styles from './Salesforce.module.css'
import { SectionHead } from './Section'

interface RecordSectionProps {
  readonly personId: string
  readonly card: RecordCard
  readonly onChooseFields: (object: RecordObject) => void
  /** Stands in the first line in place of the record's name, which then has a line of its own. */
  readonly switcher?: ReactNode
}

/** One record: the fields that the rep chose, in their order, and who owns it. */
export function RecordSection({ personId, card, onChooseFields, switcher }: RecordSectionProps): ReactNode {
  return (
    <article className={styles.section} aria-label={`${card.object} ${card.name}`}>
      <SectionHead
        object={card.object}
        name={switcher === undefined ? card.name : undefined}
        tools={
          <>
            <IconButton
              label={`Choose fields of ${card.object}`}
              icon={<SlidersHorizontal size={14} />}
              onPress={() => onChooseFields(card.object)}
            />
            <IconButton
              label={`Open this ${card.object} in Salesforce`}
              icon={<ArrowUpRight size={15} />}
              onPress={() => openLink(card.url)}
            />
          </>
        }
      >
        {switcher ?? <Age card={card} />}
      </SectionHead>
      {switcher === undefined ? null : (
        <div className={styles.nameRow}>
          <Truncate className={styles.recordName}>{card.name}</Truncate>
          <Age card={card} />
        </div>
      )}
      <dl>
        {card.fields.filter(isNews(card)).map((field) => (
          <FieldRow key={field.name} personId={personId} card={card} {...ownerWords(card, field)} />
        ))}
      </dl>
    </article>
  )
}

/** When the record changed in Salesforce; when it was read, on hover. */
function Age({ card }: { readonly card: RecordCard }): ReactNode {
  const now = Math.max(useNow(), card.modifiedAt)
  const title = `Changed in Salesforce ${exactTime(card.modifiedAt)}\nRead ${exactTime(card.fetchedAt)}`
  return (
    <time className={styles.age} dateTime={new Date(card.modifiedAt).toISOString()} title={title}>
      {shortAgo(card.modifiedAt, now)}
    </time>
  )
}

/** The name stands in the first line; a row of it is there where it can be changed. */
function isNews(card: RecordCard): (field: RecordField) => boolean {
  return (field) => field.name !== 'Name' || field.editable || field.text !== card.name
}

/** An owner reads "You", or the name with the role that tells two of the same name apart. */
function ownerWords(card: RecordCard, field: RecordField): { field: RecordField; suffix?: string } {
  if (field.name !== 'OwnerId' || field.sending !== null) return { field }
  const shown = card.ownerIsMe ? { ...field, text: 'You' } : field
  return card.ownerRole === null ? { field: shown } : { field: shown, suffix: card.ownerRole }
}

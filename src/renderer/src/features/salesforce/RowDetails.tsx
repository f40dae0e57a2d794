import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useRecordCard } from '../../queries/salesforce'
import { IconButton } from '../../ui/Button'
import { FieldRow } from './FieldRow'
import styles from './RowDetails.module.css'

interface RowDetailsProps {
  readonly personId: string
  readonly object: 'Case' | 'Task'
  readonly recordId: string
  /** What the row is called, for the button's name. */
  readonly name: string
  /** The row, with the button that opens what stands below it. */
  readonly children: (opener: ReactNode) => ReactNode
}

/** A row of a list that opens to the fields of its record, references among them, each edited in place. */
export function RowDetails({ personId, object, recordId, name, children }: RowDetailsProps): ReactNode {
  const [open, setOpen] = useState(false)
  const id = useId()
  const opener = (
    <span className={styles.opener}>
      <IconButton
        label={`Fields of ${object} ${name}`}
        icon={open ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
        aria-expanded={open}
        {...(open ? { 'aria-controls': id } : {})}
        onPress={() => setOpen(!open)}
      />
    </span>
  )
  return (
    <>
      {children(opener)}
      {open ? (
        <div id={id} role="group" aria-label={`${object} ${name}`} className={styles.fields}>
          <Fields personId={personId} object={object} recordId={recordId} />
        </div>
      ) : null}
    </>
  )
}

function Fields({ personId, object, recordId }: Omit<RowDetailsProps, 'name' | 'children'>): ReactNode {
  const card = useRecordCard(personId, object, recordId)
  if (card.error) return <p role="alert">{sentenceOf(card.error)}</p>
  if (!card.data) return null
  const { data } = card
  return (
    <dl>
      {data.fields.map((field) => (
        <FieldRow key={field.name} personId={personId} card={data} field={field} />
      ))}
    </dl>
  )
}

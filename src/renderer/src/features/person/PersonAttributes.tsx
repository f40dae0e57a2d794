import { useState, type ReactNode } from 'react'
import type { Person, PersonField } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { usePersonFields } from '../../queries/personFields'
import { Button } from '../../ui/Button'
import { Failed, Skeleton } from '../../ui/States'
import { EditableField } from './EditableField'
import styles from './Editable.module.css'
import profile from './Profile.module.css'

interface GroupProps {
  readonly person: Person
  /** Only these of the standard ones; all where it is left out. */
  readonly only?: readonly string[]
}

/** Name, email, phone and the other standard attributes, each edited in its place. */
export function ContactFields({ person, only }: GroupProps): ReactNode {
  const fields = usePersonFields(person.id)
  if (fields.error) return <Failed error={fields.error} onRetry={() => void fields.refetch()} />
  if (!fields.data) return <Skeleton lines={4} label="Loading attributes" />
  const shown = fields.data.contact.filter((field) => only?.includes(field.name) ?? true)
  return <FieldList person={person} fields={shown} />
}

/** The workspace's own attributes: those with a value, and the others behind a button. */
export function OwnAttributes({ person }: GroupProps): ReactNode {
  const { data } = usePersonFields(person.id)
  const [all, setAll] = useState(false)
  const fields = data?.attributes ?? []
  if (fields.length === 0) return null
  const filled = fields.filter((field) => field.text !== '' || field.sending !== null)
  const empty = fields.filter((field) => !filled.includes(field) && field.locked === null)
  return (
    <section className={profile.group} aria-label="Attributes">
      <h3 className={profile.groupTitle}>Attributes</h3>
      <FieldList person={person} fields={all ? [...filled, ...empty] : filled} />
      {empty.length === 0 ? null : (
        <div className={styles.more}>
          <Button size="small" variant="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? 'Hide empty attributes' : `Show ${counted(empty.length, 'empty attribute', 'empty attributes')}`}
          </Button>
        </div>
      )}
    </section>
  )
}

function FieldList({
  person,
  fields,
}: {
  readonly person: Person
  readonly fields: readonly PersonField[]
}): ReactNode {
  return (
    <dl className={styles.list}>
      {fields.map((field) => (
        <EditableField key={field.name} field={field} personId={person.id} name={person.displayName} />
      ))}
    </dl>
  )
}

import { Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Person, PersonFields } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { announceItem } from '../../queries/outbox'
import { usePersonFields } from '../../queries/personFields'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button, IconButton } from '../../ui/Button'
import { StateMark } from '../../ui/StateMark'
import { Truncate } from '../../ui/Truncate'
import { FieldTrouble } from '../salesforce/FieldState'
import { EditableField } from './EditableField'
import styles from './Editable.module.css'
import profile from './Profile.module.css'

type Row = PersonFields['companies'][number]

/** The companies a person is in, each with its attributes; added and taken away here. */
export function Companies({ person }: { readonly person: Person }): ReactNode {
  const { data } = usePersonFields(person.id)
  const open = useLayers((state) => state.open)
  if (!data) return null
  return (
    <section className={profile.group} aria-label="Companies">
      <div className={styles.groupHead}>
        <h3 className={profile.groupTitle}>{data.companies.length > 1 ? 'Companies' : 'Company'}</h3>
        <Button
          size="small"
          variant="quiet"
          icon={<Plus size={14} />}
          command="addCompany"
          onPress={() => open({ kind: 'addCompany', personId: person.id })}
        >
          Add company
        </Button>
      </div>
      {data.companies.length === 0 ? <p className={styles.quiet}>In no company</p> : null}
      {data.companies.map((company) => (
        <CompanyBlock key={company.id} person={person} company={company} />
      ))}
      {data.leaving.map(({ id, name, sending }) => (
        <div key={id} className={styles.company}>
          <div className={styles.companyHead}>
            <Truncate className={styles.quiet}>{`Taken out of ${name}`}</Truncate>
            {sending.state === 'needs_attention' ? null : <StateMark state={sending.state} />}
          </div>
          {sending.state === 'needs_attention' ? <FieldTrouble sending={sending} /> : null}
        </div>
      ))}
    </section>
  )
}

function CompanyBlock({ person, company }: { readonly person: Person; readonly company: Row }): ReactNode {
  const openCompany = usePlace((state) => state.openCompany)
  const [shown, setShown] = useState(false)
  const remove = useCommand('people.removeCompany', { onDone: announceItem })
  const { id, name, isNew, fields, sending } = company
  const filled = fields.filter((field) => field.text !== '' || field.sending !== null)
  return (
    <div className={styles.company}>
      <div className={styles.companyHead}>
        {isNew ? (
          <Truncate className={styles.companyName}>{name}</Truncate>
        ) : (
          <button type="button" className={styles.companyName} onClick={() => openCompany(id)}>
            <Truncate>{name}</Truncate>
          </button>
        )}
        {sending && sending.state !== 'needs_attention' ? <StateMark state={sending.state} /> : null}
        <span className={styles.spread} />
        {fields.length === 0 ? null : (
          <Button size="small" variant="quiet" aria-expanded={shown} onPress={() => setShown(!shown)}>
            {shown ? `Hide empty of ${name}` : 'All attributes'}
          </Button>
        )}
        {isNew || sending ? null : (
          <IconButton
            label={`Take out of ${name}`}
            icon={<X size={14} />}
            isDisabled={remove.isPending}
            onPress={() => remove.mutate({ personId: person.id, companyId: id })}
          />
        )}
      </div>
      {sending?.state === 'needs_attention' ? <FieldTrouble sending={sending} /> : null}
      <dl className={styles.list}>
        {(shown ? fields : filled).map((field) => (
          <EditableField
            key={field.name}
            field={field}
            personId={person.id}
            company={{ id, name }}
            name={person.displayName}
          />
        ))}
      </dl>
    </div>
  )
}

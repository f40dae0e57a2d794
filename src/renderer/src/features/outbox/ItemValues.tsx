import { useState, type ReactNode } from 'react'
import type { FormField, OutboxItem } from '../../../../contract/models'
import { CommandFailure } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { AreaField } from '../../ui/AreaField'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Fields'
import { LeadField } from '../lead/LeadField'
import { isReadable, readable, withValue, type ItemFields } from './itemFields'
import styles from './OutboxDetail.module.css'
import { useItemFields } from './useItemFields'

/** What is written, as it was put; where the item allows it, to be changed and sent again. */
export function ItemValues({ item }: { readonly item: OutboxItem }): ReactNode {
  const [edited, setEdited] = useState<Readonly<Record<string, string>> | null>(
    item.state === 'needs_attention' && item.canEdit && item.code === 'validation' ? item.values : null,
  )
  const edit = useCommand('outbox.edit', { onDone: () => setEdited(null) })
  const entries = Object.entries(item.values).filter(([name]) => isReadable(item.kind, name))
  const errors = { ...item.fields, ...(edit.error instanceof CommandFailure ? edit.error.fields : {}) }
  const fields = useItemFields(item, edited ?? item.values)
  const labelOf = (name: string): string => fields.get(name)?.label ?? label(name)
  if (entries.length === 0) return null

  if (!edited) {
    return (
      <section className={styles.values} aria-label="What is written">
        <dl>
          {entries.map(([name, value]) => (
            <div key={name} className={styles.value}>
              <dt>{labelOf(name)}</dt>
              <dd dir="auto">{readable(fields.get(name), value) || '—'}</dd>
            </div>
          ))}
        </dl>
        {item.canEdit ? <Button onPress={() => setEdited(item.values)}>Edit</Button> : null}
      </section>
    )
  }
  return (
    <form
      className={styles.values}
      aria-label="Edit what is written"
      onSubmit={(event) => {
        event.preventDefault()
        edit.mutate({ itemId: item.id, values: { ...edited } })
      }}
    >
      {[...entries.map(([name]) => name), ...alsoAsked(item, fields)].map((name) => (
        <EditedValue
          key={name}
          field={fields.get(name)}
          name={name}
          label={labelOf(name)}
          value={edited[name] ?? ''}
          error={errors[name]}
          onChange={(value) => setEdited(withValue(edited, name, value))}
        />
      ))}
      <div className={styles.actions}>
        <Button variant="primary" type="submit" isDisabled={edit.isPending}>
          Save and send
        </Button>
        <Button variant="quiet" onPress={() => setEdited(null)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** What another record type asks for beyond what was given. */
function alsoAsked({ kind, values }: OutboxItem, fields: ItemFields): string[] {
  if (!kind.endsWith('.create') || kind === 'task.create') return []
  const asked = [...fields.values()].filter((field) => field.required && !Object.hasOwn(values, field.name))
  return asked.map((field) => field.name)
}

interface EditedValueProps {
  readonly field: FormField | undefined
  readonly name: string
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

/** One value to change: with the org's own input where it is known, else as text. */
function EditedValue({ field, name, label: words, value, error, onChange }: EditedValueProps): ReactNode {
  if (name === 'text') return <AreaField label="Text" rows={5} value={value} error={error} onChange={onChange} />
  if (field) return <LeadField field={field} value={value} error={error} autoFocus={false} onChange={onChange} />
  return <TextField label={words} value={value} error={error} onChange={onChange} />
}

/** "FirstName" as "First name", "text" as "Text". */
function label(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/__c$/u, '')
    .replace(/_/gu, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

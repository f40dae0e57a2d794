import { useState, type ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { CommandFailure } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { useLeadForm } from '../../queries/people'
import { Button } from '../../ui/Button'
import { SelectField, TextField } from '../../ui/Fields'
import styles from './OutboxDetail.module.css'

/** What is written, as it was put; where the item allows it, to be changed and sent again. */
export function ItemValues({ item }: { readonly item: OutboxItem }): ReactNode {
  const [edited, setEdited] = useState<Readonly<Record<string, string>> | null>(
    item.state === 'needs_attention' && item.canEdit && item.code === 'validation' ? item.values : null,
  )
  const edit = useCommand('outbox.edit', { onDone: () => setEdited(null) })
  const entries = Object.entries(item.values)
  const errors = { ...item.fields, ...(edit.error instanceof CommandFailure ? edit.error.fields : {}) }
  // A Lead's values carry the org's own labels, and names instead of ids, where its form is at hand.
  const form = useLeadForm(item.kind === 'lead.create' ? item.personId : null, item.conversationId)
  const fields = new Map(form.data?.fields.map((field) => [field.name, field]))
  const labelOf = (name: string): string => fields.get(name)?.label ?? label(name)
  const nameOf = (name: string, value: string): string =>
    fields.get(name)?.options.find((option) => option.value === value)?.label ?? value
  if (entries.length === 0) return null

  if (!edited) {
    return (
      <section className={styles.values} aria-label="What is written">
        <dl>
          {entries.map(([name, value]) => (
            <div key={name} className={styles.value}>
              <dt>{labelOf(name)}</dt>
              <dd dir="auto">{nameOf(name, value) || '—'}</dd>
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
      {entries.map(([name]) =>
        name === 'text' ? (
          <label key={name} className={styles.textLabel}>
            Text
            <textarea
              dir="auto"
              rows={5}
              className={styles.textarea}
              value={edited[name] ?? ''}
              onChange={(event) => setEdited({ ...edited, [name]: event.target.value })}
            />
          </label>
        ) : (fields.get(name)?.options.length ?? 0) > 0 ? (
          <SelectField
            key={name}
            label={labelOf(name)}
            value={edited[name] ?? ''}
            options={fields.get(name)?.options ?? []}
            error={errors[name]}
            onChange={(value) => setEdited({ ...edited, [name]: value })}
          />
        ) : (
          <TextField
            key={name}
            label={labelOf(name)}
            value={edited[name] ?? ''}
            error={errors[name]}
            onChange={(value) => setEdited({ ...edited, [name]: value })}
          />
        ),
      )}
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

/** "FirstName" as "First name", "text" as "Text". */
function label(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/__c$/u, '')
    .replace(/_/gu, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

import { useState, type ReactNode } from 'react'
import type { FormField, OutboxItem } from '../../../../contract/models'
import { CommandFailure } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { useFormDraft } from '../../queries/formDrafts'
import { AreaField } from '../../ui/AreaField'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/Fields'
import { FormDraft, RestoredLine, useDrafted } from '../forms/FormDraft'
import { LeadField } from '../lead/LeadField'
import { isReadable, readable, withValue, type ItemFields } from './itemFields'
import styles from './OutboxDetail.module.css'
import { useItemFields } from './useItemFields'

/** What is written, as it was put; where the item allows it, to be changed and sent again. What is typed stays until then. */
export function ItemValues({ item }: { readonly item: OutboxItem }): ReactNode {
  const { id, personId, canEdit } = item
  const of = canEdit && personId !== null ? ({ form: 'outbox.edit', subject: id, personId } as const) : null
  const kept = useFormDraft(of)
  if (of === null) return <Values item={item} />
  if (kept.isPending) return null
  return (
    <FormDraft of={of} kept={kept.data ?? null}>
      <Values item={item} />
    </FormDraft>
  )
}

function Values({ item }: { readonly item: OutboxItem }): ReactNode {
  const drafted = useDrafted()
  const isAsked = item.state === 'needs_attention' && item.canEdit && item.code === 'validation'
  const [edited, setEdited] = useState<Readonly<Record<string, string>> | null>(
    isAsked || (item.canEdit && drafted.isRestored) ? { ...item.values, ...drafted.values } : null,
  )
  const write = (values: Readonly<Record<string, string>>): void => {
    setEdited(values)
    drafted.keep(Object.fromEntries(Object.entries(values).filter(([name, value]) => item.values[name] !== value)))
  }
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
        drafted.flush()
        edit.mutate({ itemId: item.id, values: { ...edited } })
      }}
    >
      <RestoredLine />
      {[...entries.map(([name]) => name), ...alsoAsked(item, fields)].map((name) => (
        <EditedValue
          key={name}
          field={fields.get(name)}
          name={name}
          label={labelOf(name)}
          value={edited[name] ?? ''}
          error={errors[name]}
          onChange={(value) => write(withValue(edited, name, value))}
        />
      ))}
      <div className={styles.actions}>
        <Button variant="primary" type="submit" isDisabled={edit.isPending}>
          Save and send
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            setEdited(null)
            drafted.keep({})
            drafted.flush()
          }}
        >
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
  // An attribute of the workspace's own is called so.
  if (name.startsWith('custom.')) return name.slice('custom.'.length)
  const words = name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/__c$/u, '')
    .replace(/_/gu, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

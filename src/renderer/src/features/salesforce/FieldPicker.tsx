import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandOutput } from '../../../../contract/commands'
import { counted } from '../../format/numbers'
import { IconButton } from '../../ui/Button'
import { CheckField } from '../../ui/Fields'
import styles from './FieldPicker.module.css'

type OrgField = CommandOutput<'salesforce.fields'>['fields'][number]

interface FieldPickerProps {
  readonly fields: readonly OrgField[]
  /** Names, in the order shown. */
  readonly shown: readonly string[]
  /** Names that cannot be taken away. */
  readonly fixed?: readonly string[]
  /** True where no more can be shown. */
  readonly full: boolean
  readonly onChange: (shown: readonly string[]) => void
}

/** Rows of fields not shown: an org has hundreds, and the rest is found by typing. */
const mostRows = 60

/** Fields to tick, found by words; those that are shown stand first and can be moved, also by Alt and the arrows. */
export function FieldPicker({ fields, shown, fixed = [], full, onChange }: FieldPickerProps): ReactNode {
  const [text, setText] = useState('')
  const [moved, setMoved] = useState<{ readonly name: string; readonly by: number } | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const byName = new Map(fields.map((field) => [field.name, field]))
  const wanted = text.trim().toLowerCase()
  const fits = (field: OrgField): boolean => `${field.label} ${field.name}`.toLowerCase().includes(wanted)
  const chosen = shown.flatMap((name) => byName.get(name) ?? [])
  const others = fields
    .filter((field) => !shown.includes(field.name))
    .filter(fits)
    .toSorted((one, other) => one.label.localeCompare(other.label))

  // A row that moves in the page loses the focus, which belongs to the button that moved it.
  useEffect(() => {
    if (!moved) return
    const row = list.current?.querySelector(`[data-field="${CSS.escape(moved.name)}"]`)
    row?.querySelectorAll('button')[moved.by < 0 ? 0 : 1]?.focus()
  }, [moved])

  const move = (name: string, by: number): void => {
    const from = shown.indexOf(name)
    const to = from + by
    if (to < 0 || to >= shown.length) return
    const next = shown.filter((one) => one !== name)
    onChange([...next.slice(0, to), name, ...next.slice(to)])
    setMoved({ name, by })
  }
  const onKeyDown = (event: KeyboardEvent, name: string): void => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (by === undefined) return
    event.preventDefault()
    move(name, by)
  }
  const place = moved ? shown.indexOf(moved.name) + 1 : 0

  return (
    <div className={styles.picker}>
      <div className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          aria-label="Find a field"
          placeholder="Find a field"
          value={text}
          // The dialog's first task is finding.
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul ref={list} aria-label="Shown" className={styles.list}>
        {chosen.filter(fits).map((field) => (
          <li
            key={field.name}
            data-field={field.name}
            className={styles.row}
            onKeyDown={(event) => onKeyDown(event, field.name)}
          >
            {fixed.includes(field.name) ? (
              <span className={styles.fixed} title={field.name}>
                <bdi>{field.label}</bdi> <span className={styles.required}>* required</span>
              </span>
            ) : (
              <FieldBox field={field} checked onChange={() => onChange(shown.filter((name) => name !== field.name))} />
            )}
            <span className={styles.moves}>
              <IconButton
                label={`Move ${field.label} up`}
                icon={<ChevronUp size={15} />}
                aria-disabled={shown[0] === field.name}
                onPress={() => move(field.name, -1)}
              />
              <IconButton
                label={`Move ${field.label} down`}
                icon={<ChevronDown size={15} />}
                aria-disabled={shown.at(-1) === field.name}
                onPress={() => move(field.name, 1)}
              />
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.hidden}>
        {moved && place > 0 ? `${byName.get(moved.name)?.label ?? ''} is now ${place} of ${shown.length}` : ''}
      </p>
      <ul aria-label="Not shown" className={styles.list}>
        {others.slice(0, mostRows).map((field) => (
          <li key={field.name} className={styles.row}>
            <FieldBox
              field={field}
              checked={false}
              onChange={() => {
                if (!full) onChange([...shown, field.name])
              }}
            />
          </li>
        ))}
      </ul>
      {others.length > mostRows ? (
        <p className={styles.nothing}>{counted(others.length - mostRows, 'more field', 'more fields')}: type to find</p>
      ) : null}
      {chosen.some(fits) || others.length > 0 ? null : <p className={styles.nothing}>No field is called that</p>}
    </div>
  )
}

function FieldBox(props: {
  readonly field: OrgField
  readonly checked: boolean
  readonly onChange: () => void
}): ReactNode {
  const { field, checked, onChange } = props
  return (
    <span className={styles.box} title={field.name}>
      <CheckField
        label={
          <>
            <bdi>{field.label}</bdi>
            {field.isCustom ? <span className={styles.custom}>Custom</span> : null}
          </>
        }
        checked={checked}
        onChange={onChange}
      />
    </span>
  )
}

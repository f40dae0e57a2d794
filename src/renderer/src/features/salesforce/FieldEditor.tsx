import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { RecordField } from '../../../../contract/models'
import { apiDateTime, dateTimeInput } from '../../format/apiValues'
import { isMac, keyLabel } from '../../keys/keyNames'
import { Button } from '../../ui/Button'
import styles from './Editor.module.css'
import { isChoice } from './fieldWords'
import { ManyChoice } from './ManyChoice'
import { OneChoice } from './OneChoice'
import { ReferenceChoice } from './ReferenceChoice'

export interface EditorProps {
  readonly field: RecordField
  readonly pending: boolean
  /** The id of the sentence that says what is wrong, where something is. */
  readonly errorId: string | null
  /** Hands over the API value, of a record also its `name`; `keepFocus` is false where the focus has moved on by itself. */
  readonly onCommit: (value: string, keepFocus: boolean, name?: string) => void
  readonly onCancel: () => void
}

const inputTypes: Readonly<Partial<Record<RecordField['type'], string>>> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
  date: 'date',
  datetime: 'datetime-local',
}

/**
 * The control for one field. Enter saves (in long text Ctrl/Cmd+Enter), Escape takes it back, and leaving the field
 * saves what was changed, as the next click may open another person.
 */
export function FieldEditor(props: EditorProps): ReactNode {
  const { field, onCommit, onCancel } = props
  const untouched = field.type === 'datetime' ? dateTimeInput(field.value) : field.value
  const [draft, setDraft] = useState(untouched)
  // What was handed over or taken back already: the blur of a control that leaves must not do it again.
  const settled = useRef<string | null>(null)
  if (field.searches !== null) return <ReferenceChoice {...props} object={field.searches} />
  if (isChoice(field)) return <OneChoice {...props} />

  const cancel = (): void => {
    settled.current = draft
    onCancel()
  }
  const commit = (keepFocus: boolean): void => {
    settled.current = draft
    // Seconds that the input cannot show are not lost by looking at them.
    if (draft === untouched) onCommit(field.value, keepFocus)
    else onCommit(field.type === 'datetime' ? apiDateTime(draft) : draft.trim(), keepFocus)
  }
  const long = field.type === 'textarea' || field.type === 'multipicklist'
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const strong = isMac ? event.metaKey : event.ctrlKey
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && (long ? strong : true)) commit(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    // Another window in front is not a decision.
    if (!inside && settled.current !== draft && document.hasFocus() && document.activeElement !== event.target)
      commit(false)
  }

  return (
    <div className={styles.editor} onKeyDown={onKeyDown} onBlur={onBlur}>
      {field.type === 'multipicklist' ? (
        <ManyChoice field={field} value={draft} errorId={props.errorId} onChange={setDraft} />
      ) : (
        <TextControl {...props} draft={draft} onDraft={setDraft} />
      )}
      {long ? (
        <span className={styles.buttons}>
          <Button size="small" variant="primary" onPress={() => commit(true)}>
            Save
          </Button>
          <Button size="small" variant="quiet" onPress={cancel}>
            Cancel
          </Button>
          <span className={styles.keys}>{keyLabel('mod+Enter')}</span>
        </span>
      ) : null}
    </div>
  )
}

function TextControl(
  props: EditorProps & { readonly draft: string; readonly onDraft: (value: string) => void },
): ReactNode {
  const { field, pending, errorId, draft, onDraft } = props
  const line = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
    line.current?.focus()
    // A whole value is more often replaced than amended; dates have no text to select.
    if (line.current && ['text', 'email', 'tel', 'url'].includes(line.current.type)) line.current.select()
  }, [])
  const shared = {
    className: styles.input,
    'aria-label': field.label,
    'aria-required': field.required,
    'aria-invalid': errorId !== null,
    'aria-describedby': errorId ?? undefined,
    readOnly: pending,
    value: draft,
  }
  if (field.type === 'textarea') {
    return <textarea {...shared} ref={area} rows={5} dir="auto" onChange={(event) => onDraft(event.target.value)} />
  }
  const isNumber = field.type === 'number' || field.type === 'currency' || field.type === 'percent'
  return (
    <input
      {...shared}
      ref={line}
      type={inputTypes[field.type] ?? 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      dir={isNumber || inputTypes[field.type] ? undefined : 'auto'}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onDraft(event.target.value)}
    />
  )
}

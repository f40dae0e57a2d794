import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { SearchableObject } from '../../../../contract/models'
import { useRecordChoices } from '../../queries/salesforce'
import { Picker, type PickerOption } from '../mapping/Picker'
import styles from './Editor.module.css'
import type { EditorProps } from './FieldEditor'

/** Stands for no record, whose value is empty. */
const none = 'none'

/**
 * A reference to another record, open at once: letters of its name find it, on this computer and in Salesforce. Choosing
 * saves, Escape or a click elsewhere leaves it as it was.
 */
export function ReferenceChoice(props: EditorProps & { readonly object: SearchableObject }): ReactNode {
  const { field, object, errorId, onCommit, onCancel } = props
  const [text, setText] = useState('')
  const found = useRecordChoices(object, text)
  const now: readonly PickerOption[] = field.value === '' ? [] : [{ id: field.value, label: field.text }]
  const empty: readonly PickerOption[] = field.required ? [] : [{ id: none, label: 'None' }]
  const others = text.trim() === '' ? [] : (found.data ?? []).filter(({ id }) => id !== field.value)
  const options = [...empty, ...now, ...others.map(({ id, name, detail }) => ({ id, label: name, detail }))]
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // Closed, with what is wrong under it.
    event.stopPropagation()
    onCancel()
  }
  return (
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <Picker
        label={field.label}
        options={options}
        value={field.value === '' ? none : field.value}
        placeholder={field.text === '' ? 'None' : field.text}
        describedBy={errorId ?? undefined}
        invalid={errorId !== null}
        startOpen
        onText={setText}
        onLeave={onCancel}
        onChange={(id) => {
          const chosen = options.find((one) => one.id === id)
          if (chosen) onCommit(id === none ? '' : id, true, id === none ? '' : chosen.label)
        }}
      />
    </div>
  )
}

import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { OutboxKind, RecordField } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { FieldEditor } from './FieldEditor'
import { FieldState, FieldTrouble } from './FieldState'
import { FieldValue } from './FieldValue'
import styles from './Field.module.css'
import type { FieldSave } from './useFieldSave'

interface FieldLineProps {
  readonly field: RecordField
  readonly saving: FieldSave
  /** Said quietly after the value, such as an owner's role. */
  readonly suffix?: string | undefined
  /** What an edit of it is as an outbox item; left out, of a record of Salesforce. */
  readonly kind?: OutboxKind
  /** What stands under the value while it is not edited. */
  readonly children?: ReactNode
}

/** One field: its label, its value, and where it may be changed, the control that takes the value's place. */
export function FieldLine({ field, saving, suffix, kind, children }: FieldLineProps): ReactNode {
  const [editing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const refocus = useRef(false)
  const errorId = useId()

  // The focus goes back to where it came from, unless the rep has moved on.
  useEffect(() => {
    if (editing || !refocus.current) return
    refocus.current = false
    opener.current?.focus()
  }, [editing])

  const close = (keepFocus: boolean): void => {
    refocus.current = keepFocus
    saving.clearError()
    setEditing(false)
  }
  const commit = async (value: string, keepFocus: boolean, name?: string): Promise<void> => {
    if (!saving.pending && (await saving.save(value, name))) close(keepFocus)
  }
  const wide = editing && ['textarea', 'multipicklist', 'datetime'].includes(field.type)

  return (
    <div className={cx(styles.row, wide && styles.wide)}>
      <dt className={styles.label} title={field.label}>
        {field.label}
      </dt>
      <dd className={styles.cell}>
        {editing ? (
          <FieldEditor
            field={field}
            pending={saving.pending}
            errorId={saving.error === null ? null : errorId}
            onCommit={(value, keepFocus, name) => void commit(value, keepFocus, name)}
            onCancel={() => close(true)}
          />
        ) : (
          <span className={styles.shown}>
            <FieldValue
              field={field}
              suffix={suffix}
              opener={opener}
              onEdit={() => setEditing(true)}
              onToggle={(value) => void commit(value, true)}
            />
            <FieldState sending={field.sending} kind={kind} />
          </span>
        )}
        {field.notOffered && !editing ? <p className={styles.trouble}>Not in the list of its record type</p> : null}
        {saving.error === null ? null : (
          <p id={errorId} role="alert" className={styles.error}>
            {saving.error}
          </p>
        )}
        {field.sending?.state === 'needs_attention' && !editing ? <FieldTrouble sending={field.sending} /> : null}
        {editing ? null : children}
      </dd>
    </div>
  )
}

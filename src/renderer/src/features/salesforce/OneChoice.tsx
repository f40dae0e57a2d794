import { Check, ChevronDown } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button as AriaButton, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { cx } from '../../ui/cx'
import type { EditorProps } from './FieldEditor'
import listStyles from '../../ui/Fields.module.css'
import styles from './Editor.module.css'

/** The id of "None": a list cannot have an empty one. */
const none = '\u0000none'

/** A picklist, open at once: choosing saves, Escape or a click elsewhere leaves it as it was. */
export function OneChoice({ field, pending, errorId, onCommit, onCancel }: EditorProps): ReactNode {
  const [open, setOpen] = useState(true)
  const [value, setValue] = useState(field.value)
  const chosen = useRef(false)
  const trigger = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open && errorId !== null) trigger.current?.focus()
  }, [open, errorId])
  const options = [...(field.required ? [] : [{ value: none, label: 'None' }]), ...withCurrent(field)]

  const choose = (id: string): void => {
    const next = id === none ? '' : id
    chosen.current = true
    setValue(next)
    onCommit(next, true)
  }
  const onOpenChange = (now: boolean): void => {
    setOpen(now)
    if (!now && !chosen.current) onCancel()
    chosen.current = false
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || open) return
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  return (
    <Select
      className={styles.editor ?? ''}
      aria-label={field.label}
      value={value === '' ? null : value}
      onChange={(key) => choose(key === null ? none : String(key))}
      isOpen={open}
      onOpenChange={onOpenChange}
      isRequired={field.required}
      isInvalid={errorId !== null}
      isDisabled={pending}
      validationBehavior="aria"
      placeholder="None"
    >
      <AriaButton
        ref={trigger}
        className={cx(styles.input, styles.select)}
        {...(errorId === null ? {} : { 'aria-describedby': errorId })}
        onKeyDown={onKeyDown}
      >
        <SelectValue className={listStyles.selectValue ?? ''} />
        <ChevronDown size={14} aria-hidden="true" />
      </AriaButton>
      <Popover className={cx(listStyles.popover, styles.options)} offset={4}>
        <ListBox
          className={listStyles.options ?? ''}
          items={options.map((option) => ({ id: option.value, ...option }))}
        >
          {(option) => (
            <ListBoxItem className={listStyles.option ?? ''} id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className={listStyles.optionLabel}>{option.label}</span>
                  {isSelected ? <Check size={14} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** The org's options, and the present value where it is none of them any more, so that it can be seen and kept. */
function withCurrent(field: EditorProps['field']): EditorProps['field']['options'] {
  if (field.value === '' || field.options.some((option) => option.value === field.value)) return field.options
  return [{ value: field.value, label: field.text || field.value }, ...field.options]
}

import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Switch as AriaSwitch,
  TextField as AriaTextField,
} from 'react-aria-components'
import { cx } from './cx'
import { FieldLabel, FieldNotes } from './FieldParts'
import styles from './Fields.module.css'

/** What every labelled input takes. */
export interface FieldProps {
  readonly label: string
  readonly name?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly error?: string | undefined
  /** A quiet sentence under the field, or one that stands out. */
  readonly hint?: ReactNode
  readonly hintTone?: 'quiet' | 'waiting'
  readonly autoFocus?: boolean
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'url' | 'date' | 'datetime-local' | 'time'
  readonly inputMode?: 'numeric' | 'decimal'
  readonly maxLength?: number | undefined
  readonly placeholder?: string
  readonly mono?: boolean
}

/** A labelled line of text with its error or hint underneath. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    label,
    error,
    hint,
    hintTone = 'quiet',
    required = false,
    maxLength,
    placeholder,
    mono,
    autoFocus,
    ...rest
  } = props
  return (
    <AriaTextField
      className={cx(styles.field, hintTone === 'waiting' && styles.flagged)}
      name={rest.name ?? ''}
      value={rest.value}
      onChange={rest.onChange}
      type={rest.type ?? 'text'}
      {...(rest.inputMode ? { inputMode: rest.inputMode } : {})}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus ?? false}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <FieldLabel label={label} required={required} />
      <Input
        className={cx(styles.input, mono && styles.mono)}
        placeholder={placeholder}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
      />
      <FieldNotes error={error} hint={hint} tone={hintTone} />
    </AriaTextField>
  )
}

interface SelectFieldProps extends FieldProps {
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>
  /** True where it may be left empty again: the list then begins with "None". */
  readonly clearable?: boolean
}

/** Stands for the empty value, which a list item cannot have. */
const none = { value: ' none', label: 'None' }

/** A labelled choice of one from a list. */
export function SelectField(props: SelectFieldProps): ReactNode {
  const { label, error, hint, hintTone = 'quiet', required = false, clearable = false } = props
  const options = clearable ? [none, ...props.options] : props.options
  return (
    <Select
      className={styles.field ?? ''}
      name={props.name ?? ''}
      value={props.value === '' ? null : props.value}
      onChange={(key) => props.onChange(key === null || key === none.value ? '' : String(key))}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      placeholder="None"
    >
      <FieldLabel label={label} required={required} />
      <AriaButton className={cx(styles.input, styles.select)}>
        <SelectValue className={styles.selectValue ?? ''} />
        <ChevronDown size={14} aria-hidden="true" />
      </AriaButton>
      <FieldNotes error={error} hint={hint} tone={hintTone} />
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.options ?? ''} items={options.map((option) => ({ id: option.value, ...option }))}>
          {(option) => (
            <ListBoxItem className={styles.option ?? ''} id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className={styles.optionLabel}>{option.label}</span>
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

interface ToggleProps {
  readonly label: ReactNode
  readonly detail?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box to tick. */
export function CheckField({ label, detail, checked, onChange }: ToggleProps): ReactNode {
  return (
    <AriaCheckbox className={styles.check ?? ''} isSelected={checked} onChange={onChange}>
      <span className={styles.box} aria-hidden="true">
        {checked ? <Check size={12} strokeWidth={3} /> : null}
      </span>
      <span>
        {label}
        {detail ? <span className={styles.checkDetail}>{detail}</span> : null}
      </span>
    </AriaCheckbox>
  )
}

/** A setting that is on or off. */
export function SwitchField({ label, detail, checked, onChange }: ToggleProps): ReactNode {
  return (
    <AriaSwitch className={styles.switch ?? ''} isSelected={checked} onChange={onChange}>
      <span>
        <span className={styles.switchLabel}>{label}</span>
        {detail ? <span className={styles.checkDetail}>{detail}</span> : null}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.thumb} />
      </span>
    </AriaSwitch>
  )
}

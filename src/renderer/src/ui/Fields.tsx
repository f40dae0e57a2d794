import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextField as AriaTextField,
} from 'react-aria-components'
import { cx } from './cx'
import styles from './Fields.module.css'

interface FieldProps {
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
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'url'
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
}

/** A labelled choice of one from a list. */
export function SelectField(props: SelectFieldProps): ReactNode {
  const { label, options, error, hint, hintTone = 'quiet', required = false } = props
  return (
    <Select
      className={styles.field ?? ''}
      name={props.name ?? ''}
      value={props.value === '' ? null : props.value}
      onChange={(key) => props.onChange(key === null ? '' : String(key))}
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

function FieldLabel({ label, required }: { readonly label: string; readonly required: boolean }): ReactNode {
  return (
    <Label className={styles.label}>
      {label}
      {required ? (
        <span className={styles.required} aria-hidden="true">
          required
        </span>
      ) : null}
    </Label>
  )
}

function FieldNotes(props: {
  readonly error: string | undefined
  readonly hint: ReactNode
  readonly tone: 'quiet' | 'waiting'
}): ReactNode {
  if (props.error !== undefined) return <FieldError className={styles.error ?? ''}>{props.error}</FieldError>
  if (!props.hint) return null
  return (
    <Text slot="description" className={cx(styles.hint, props.tone === 'waiting' && styles.hintWaiting)}>
      {props.hint}
    </Text>
  )
}

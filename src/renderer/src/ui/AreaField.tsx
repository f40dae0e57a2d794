import type { ReactNode } from 'react'
import { TextArea, TextField as AriaTextField } from 'react-aria-components'
import { cx } from './cx'
import { FieldLabel, FieldNotes } from './FieldParts'
import type { FieldProps } from './Fields'
import styles from './Fields.module.css'

interface AreaFieldProps extends FieldProps {
  readonly maxLength?: number | undefined
  readonly rows?: number
  readonly placeholder?: string
}

/** Several lines of text under a label. It grows with its words, up to a third of the window. */
export function AreaField(props: AreaFieldProps): ReactNode {
  const { hintTone = 'quiet', required = false, maxLength } = props
  return (
    <AriaTextField
      className={cx(styles.field, hintTone === 'waiting' && styles.flagged)}
      name={props.name ?? ''}
      value={props.value}
      onChange={props.onChange}
      isRequired={required}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <FieldLabel label={props.label} required={required} />
      <TextArea
        className={cx(styles.input, styles.area)}
        rows={props.rows ?? 3}
        dir="auto"
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      />
      <FieldNotes error={props.error} hint={props.hint} tone={hintTone} />
    </AriaTextField>
  )
}

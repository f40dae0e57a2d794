import { useId, type ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { cx } from './cx'
import styles from './Fields.module.css'

/** A field's name; what is required says so by an asterisk and a word (the input itself says it to screen readers). */
export function FieldLabel({ label, required }: { readonly label: string; readonly required: boolean }): ReactNode {
  return (
    <Label className={styles.label}>
      {label}
      {required ? <Required /> : null}
    </Label>
  )
}

/** The mark of a required field, for labels that are not a `Label`. */
export function Required(): ReactNode {
  return (
    <span className={styles.required} aria-hidden="true">
      <span className={styles.star}>*</span> required
    </span>
  )
}

/** What stands under a field: its error, else its hint. */
export function FieldNotes(props: {
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

interface OutsideFieldProps {
  readonly label: string
  readonly required: boolean
  readonly error: string | undefined
  readonly hint?: ReactNode
  /** The input, which names itself; given the id of what stands under it, where something does. */
  readonly children: (describedBy: string | undefined) => ReactNode
}

/** A labelled field around an input that none of the library's fields is. */
export function OutsideField({ label, required, error, hint, children }: OutsideFieldProps): ReactNode {
  const id = useId()
  const words = error ?? hint
  return (
    <div className={styles.field} {...(error === undefined ? {} : { 'data-invalid': true })}>
      <span className={styles.label} aria-hidden="true">
        {label}
        {required ? <Required /> : null}
      </span>
      {children(words ? id : undefined)}
      {words ? (
        <span id={id} className={error === undefined ? styles.hint : styles.error}>
          {words}
        </span>
      ) : null}
    </div>
  )
}

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup } from 'react-aria-components'
import { FieldLabel, FieldNotes } from './FieldParts'
import type { FieldProps } from './Fields'
import styles from './Fields.module.css'

interface ManyFieldProps extends FieldProps {
  /** The chosen ones are kept in `value` between semicolons, as Salesforce's multi-select picklists are. */
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>
}

/** Any number of choices, all in sight: a list of ticks that scrolls where it is long. */
export function ManyField(props: ManyFieldProps): ReactNode {
  const { required = false } = props
  const chosen = props.value.split(';').filter((one) => one !== '')
  return (
    <CheckboxGroup
      className={styles.field ?? ''}
      name={props.name ?? ''}
      value={chosen}
      onChange={(next) => props.onChange(inOrder(props.options, next))}
      isRequired={required}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} required={required} />
      <div className={styles.many}>
        {props.options.map((option) => (
          <Checkbox key={option.value} value={option.value} className={styles.check ?? ''}>
            {({ isSelected }) => (
              <>
                <span className={styles.box} aria-hidden="true">
                  {isSelected ? <Check size={12} strokeWidth={3} /> : null}
                </span>
                <span dir="auto">{option.label}</span>
              </>
            )}
          </Checkbox>
        ))}
      </div>
      <FieldNotes error={props.error} hint={props.hint} tone={props.hintTone ?? 'quiet'} />
    </CheckboxGroup>
  )
}

/** The chosen values in the order of the options, so that ticking in another order is not another value. */
function inOrder(options: ManyFieldProps['options'], chosen: readonly string[]): string {
  const known = options.filter(({ value }) => chosen.includes(value)).map(({ value }) => value)
  return [...known, ...chosen.filter((value) => !known.includes(value))].join(';')
}

import type { ReactNode } from 'react'
import type { FormField } from '../../../../contract/models'
import { apiDateTime, dateTimeInput } from '../../format/apiValues'
import { AreaField } from '../../ui/AreaField'
import { CheckField, SelectField, TextField } from '../../ui/Fields'
import { ManyField } from '../../ui/ManyField'
import { AccountField } from '../forms/AccountField'
import styles from './Lead.module.css'

interface LeadFieldProps {
  readonly field: FormField
  readonly value: string
  readonly error: string | undefined
  readonly autoFocus: boolean
  readonly onChange: (value: string) => void
}

const inputTypes = { email: 'email', phone: 'tel', url: 'url', date: 'date' } as const

/**
 * One value of a new record, with the input that its type needs. A stand-in that Salesforce forces on us stands out
 * until it is replaced.
 */
export function LeadField({ field, value, error, autoFocus, onChange }: LeadFieldProps): ReactNode {
  const standIn = field.placeholder && value === field.value
  const strange = notOffered(field, value)
  // What is not in the list stays in sight: whoever looks at the form sees what would be sent.
  const options = [...strange.map((one) => ({ value: one, label: one })), ...field.options]
  const shared = {
    label: field.label,
    name: field.name,
    value,
    onChange,
    required: field.required,
    error,
    autoFocus,
    ...hintOf(standIn, strange),
  }
  const maxLength = field.maxLength ?? undefined
  switch (field.type) {
    case 'picklist':
    case 'owner':
      return <SelectField {...shared} options={options} clearable={!field.required && value !== ''} />
    case 'multipicklist':
      return <ManyField {...shared} options={options} />
    case 'account':
      return <AccountField {...shared} options={field.options} />
    case 'textarea':
      return <AreaField {...shared} maxLength={maxLength} />
    case 'checkbox':
      return (
        <div className={styles.tick}>
          <CheckField
            label={field.label}
            {...(error === undefined ? {} : { detail: <span className={styles.tickError}>{error}</span> })}
            checked={value === 'true'}
            onChange={(on) => onChange(String(on))}
          />
        </div>
      )
    case 'datetime':
      return (
        <TextField
          {...shared}
          type="datetime-local"
          value={dateTimeInput(value)}
          onChange={(input) => onChange(apiDateTime(input))}
        />
      )
    case 'number':
      return <TextField {...shared} inputMode="decimal" maxLength={maxLength} />
    default:
      return (
        <TextField {...shared} type={field.type === 'text' ? 'text' : inputTypes[field.type]} maxLength={maxLength} />
      )
  }
}

type Hint = { readonly hint: string; readonly hintTone: 'waiting' } | Record<string, never>

function hintOf(isStandIn: boolean, strange: readonly string[]): Hint {
  if (isStandIn) return { hint: 'Salesforce needs something here. Replace it if you know better.', hintTone: 'waiting' }
  if (strange.length === 0) return {}
  const values = strange.map((one) => `“${one}”`).join(', ')
  return { hint: `${values} is not in the list that Salesforce offers here.`, hintTone: 'waiting' }
}

/** Values of a list that it does not have, as after a change of the record type. */
function notOffered(field: FormField, value: string): string[] {
  if (field.type !== 'picklist' && field.type !== 'multipicklist') return []
  const values = field.type === 'picklist' ? [value] : value.split(';')
  return values.filter((one) => one !== '' && !field.options.some((option) => option.value === one))
}

import type { ReactNode } from 'react'
import type { FormField } from '../../../../contract/models'
import { SelectField, TextField } from '../../ui/Fields'

interface LeadFieldProps {
  readonly field: FormField
  readonly value: string
  readonly error: string | undefined
  readonly autoFocus: boolean
  readonly onChange: (value: string) => void
}

/** One value of the new Lead. A stand-in that Salesforce forces on us stands out until it is replaced. */
export function LeadField({ field, value, error, autoFocus, onChange }: LeadFieldProps): ReactNode {
  const standIn = field.placeholder && value === field.value
  const shared = {
    label: field.label,
    name: field.name,
    value,
    onChange,
    required: field.required,
    error,
    autoFocus,
    ...(standIn
      ? { hint: 'Salesforce needs something here. Replace it if you know better.', hintTone: 'waiting' as const }
      : {}),
  }
  if (field.type === 'picklist' || field.type === 'owner') return <SelectField {...shared} options={field.options} />
  return (
    <TextField
      {...shared}
      type={field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : 'text'}
      maxLength={field.maxLength ?? undefined}
    />
  )
}

import { z } from 'zod'
import type { IntercomDataAttribute } from '../ports/intercom'
import { flag, text } from './fields'

const attribute = z.looseObject({
  model: z.enum(['contact', 'company']),
  name: z.string().min(1),
  label: text,
  data_type: text,
  options: z.array(z.unknown()).nullish().catch(null),
  custom: flag,
  // Attributes of older answers do not say it; those of the customer's own are writable unless they say otherwise.
  api_writable: z.boolean().catch(true),
  archived: flag,
})

/** A data attribute as the API gives it. Throws a ZodError where its model or name is missing. */
export function parseDataAttribute(value: unknown): IntercomDataAttribute {
  const row = attribute.parse(value)
  return {
    model: row.model,
    name: row.name,
    label: row.label || row.name,
    dataType: row.data_type,
    options: (row.options ?? []).flatMap((option) => optionText(option) ?? []),
    isCustom: row.custom,
    writable: row.api_writable,
    archived: row.archived,
  }
}

/** Options are texts, or objects with a value where they were sent so. */
function optionText(option: unknown): string | null {
  if (typeof option === 'string') return option
  if (typeof option !== 'object' || option === null || !('value' in option)) return null
  return typeof option.value === 'string' ? option.value : null
}

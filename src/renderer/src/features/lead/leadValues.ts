import type { FormField } from '../../../../contract/models'

/** The values of a form, field name to value, as `leads.create` takes them. */
export function valuesOf(fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.name, field.value]))
}

/** The first field that must not be empty and is, if any. */
export function firstMissing(fields: readonly FormField[], values: Readonly<Record<string, string>>): string | null {
  return fields.find((field) => field.required && (values[field.name] ?? '').trim() === '')?.name ?? null
}

/** True where name, email or phone were corrected, so that Intercom's person could be too. */
export function correctsPerson(fields: readonly FormField[], values: Readonly<Record<string, string>>): boolean {
  return fields.some((field) => field.intercomAttribute !== null && values[field.name] !== field.value)
}

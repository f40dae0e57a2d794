import { z } from 'zod'
import type { EditType } from './editable'
import { customName, editText, editValue, sameText, type Editable } from './editValues'

const types = z.enum(['text', 'email', 'phone', 'url', 'integer', 'float', 'boolean', 'date', 'option'])

/** What the rep wrote into attributes: `values` by key, and what each said before (`base`). Older items have no `types`. */
export const valuesEditSchema = z.object({
  values: z.record(z.string(), z.string()),
  base: z.record(z.string(), z.string().nullable()).default({}),
  types: z.record(z.string(), types).default({}),
})
export type ValuesEdit = z.infer<typeof valuesEditSchema>

/** A company that the rep puts a person into or takes them out of; `id` is Intercom's, or the local one of a new company. */
export const companyEditSchema = z.object({ companyId: z.string(), on: z.boolean() })
export type CompanyEdit = z.infer<typeof companyEditSchema>

/** The type that an attribute is compared and sent as. */
export function typeOf({ types: known }: ValuesEdit, key: string): EditType {
  return known[key] ?? (key === 'email' ? 'email' : 'text')
}

/** What there is after an edit. */
export function afterValues<T extends Editable>(of: T, edit: ValuesEdit): T {
  return Object.entries(edit.values).reduce((now, [key, text]) => withText(now, key, typeOf(edit, key), text), of)
}

/** What there was before an edit that is shown: where something else is shown by now, that stays. */
export function beforeValues<T extends Editable>(of: T, edit: ValuesEdit): T {
  return Object.entries(edit.values).reduce((now, [key, text]) => {
    const type = typeOf(edit, key)
    const isShown = sameText(type, editText(now, key, type), text)
    return isShown && Object.hasOwn(edit.base, key) ? withText(now, key, type, edit.base[key] ?? '') : now
  }, of)
}

/** The person's companies after one was added or taken away. */
export function afterCompany(ids: readonly string[], { companyId, on }: CompanyEdit): string[] {
  const others = ids.filter((id) => id !== companyId)
  return on && others.length === ids.length ? [...ids, companyId] : on ? [...ids] : others
}

/**
 * The edits behind one that was changed or that will not be sent: what they stood on is put on what there is now, else the
 * rep would be asked about a change that nobody made. `next` is null where it was taken back.
 */
export function rebasedOn(later: ValuesEdit, before: ValuesEdit, next: ValuesEdit | null): ValuesEdit['base'] {
  return Object.fromEntries(
    Object.entries(later.base).map(([key, value]) => {
      const mine = before.values[key]
      const stoodOnThis = mine !== undefined && sameText(typeOf(before, key), value ?? '', mine)
      return [key, stoodOnThis ? (next?.values[key] ?? before.base[key] ?? null) : value]
    }),
  )
}

/** How what is there now stands to an edit of it. */
export interface EditStanding {
  /** Still to be written. */
  wanted: Record<string, string>
  /** What somebody else made of it meanwhile: the rep decides. */
  changed: Record<string, string>
}

/** Three ways for each attribute: what is there already is not written, what somebody else changed is asked about. */
export function standingOf(current: Editable, edit: ValuesEdit): EditStanding {
  const standing: EditStanding = { wanted: {}, changed: {} }
  for (const [key, text] of Object.entries(edit.values)) {
    const type = typeOf(edit, key)
    const now = editText(current, key, type)
    if (sameText(type, now, text)) continue
    const isUntouched = sameText(type, now, edit.base[key] ?? '')
    if (isUntouched) standing.wanted[key] = text
    else standing.changed[key] = now
  }
  return standing
}

/** A patch of the port, of these values. */
export function patchOf(wanted: Readonly<Record<string, string>>, edit: ValuesEdit): Record<string, unknown> {
  const patch: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(wanted)) {
    const value = editValue(key, typeOf(edit, key), text)
    const name = customName(key)
    if (name === null) patch[key] = value
    else own[name] = value
  }
  return Object.keys(own).length > 0 ? { ...patch, customAttributes: own } : patch
}

function withText<T extends Editable>(of: T, key: string, type: EditType, text: string): T {
  const value = editValue(key, type, text)
  const name = customName(key)
  if (name === null) return { ...of, [key]: value }
  return { ...of, customAttributes: { ...of.customAttributes, [name]: value } }
}

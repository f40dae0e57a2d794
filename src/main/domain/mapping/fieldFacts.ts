/** One choice of a picklist. `validFor`: base64 of a bitmap over the controlling field's choices, first bit first. */
export interface PicklistOption {
  value: string
  label: string
  active: boolean
  validFor?: string | null
}

/**
 * A Salesforce field as far as mapping needs it; the describe of the port fits. `type` is describe's own word (`string`,
 * `picklist`, …). `length` counts UTF-16 units. Where `precision`, `scale` and `digits` are not given, Salesforce's own
 * check of a number's size is all there is.
 */
export interface FieldFacts {
  name: string
  label: string
  type: string
  length: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  defaultedOnCreate: boolean
  picklistValues: readonly PicklistOption[]
  restrictedPicklist: boolean
  precision?: number
  scale?: number
  /** Of `int` fields: the most digits. */
  digits?: number
}

/** What a Salesforce field holds, as the REST API writes and reads it: dates and datetimes are text. */
export type SalesforceValue = string | number | boolean | null

/** A value, or why there is none: a sentence for the rep. */
export type Converted<T> = { ok: true; value: T } | { ok: false; problem: string }

/** A conversion that worked. */
export function converted<T>(value: T): Converted<T> {
  return { ok: true, value }
}

/** A conversion that is not possible, in words. */
export function problem(sentence: string): { ok: false; problem: string } {
  return { ok: false, problem: sentence }
}

/**
 * The form of text that Salesforce keeps: trimmed, since it trims when it saves; line ends as \n, which come back as
 * \r\n from some fields. Null where nothing is left: an empty text is stored as null.
 */
export function keptText(text: string): string | null {
  const kept = text.replace(/\r\n?/g, '\n').trim()
  return kept === '' ? null : kept
}

/** A text as it may stand in a sentence: short. */
export function quoted(value: unknown): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value)
  return `“${text.length > 60 ? `${text.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…` : text}”`
}

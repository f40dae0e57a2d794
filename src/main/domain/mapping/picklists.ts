import { folded } from './countries'
import { converted, problem, quoted, type Converted, type FieldFacts, type PicklistOption } from './fieldFacts'

/** Intercom's value -> Salesforce's API value, as the rep set it. */
export type ValueMap = Readonly<Record<string, string>>

/** What the rep chose for a value: an exact entry, else one that differs in case alone; undefined where there is none. */
export function mappedValue(value: string, map: ValueMap | undefined): string | undefined {
  if (!map) return undefined
  if (Object.hasOwn(map, value)) return map[value]
  const name = Object.keys(map).find((one) => folded(one) === folded(value))
  return name === undefined ? undefined : map[name]
}

/**
 * A text as a value of a picklist: by the value map, else the active option with this API value, then by label, without
 * regard to case. A picklist that is not restricted takes any other text too (describe's restrictedPicklist); one that
 * is would answer INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, so that is said beforehand.
 */
export function picklistValue(text: string, field: FieldFacts, map?: ValueMap): Converted<string> {
  const wanted = mappedValue(text, map) ?? text
  const option = optionFor(wanted, field.picklistValues)
  if (option) return converted(option.value)
  if (field.restrictedPicklist)
    return problem(`${field.label} takes only the values of its list, and ${quoted(wanted)} is not one of them.`)
  if (field.length > 0 && wanted.length > field.length)
    return problem(`${field.label} can have ${field.length} characters; ${quoted(wanted)} has ${wanted.length}.`)
  return converted(wanted)
}

/** Several values between semicolons, each as a picklist's value, once each, in the order of the field's options. */
export function multipicklistValue(text: string, field: FieldFacts, map?: ValueMap): Converted<string> {
  // The map may name the whole list, or its parts.
  const parts = (mappedValue(text, map) ?? text).split(';').map((part) => part.trim())
  const values: string[] = []
  for (const part of parts.filter((one) => one !== '')) {
    const value = picklistValue(part, field, map)
    if (!value.ok) return value
    if (!values.includes(value.value)) values.push(value.value)
  }
  if (values.length === 0) return problem(`${quoted(text)} has no value for ${field.label}.`)
  return converted(inOrder(values, field.picklistValues).join(';'))
}

/**
 * The Intercom value that a picklist's value stands for: the one that the value map turns into it, else itself. Where
 * several Intercom values become this one, none can be told from it.
 */
export function unmappedValue(value: string, field: FieldFacts, map?: ValueMap): Converted<string> {
  const names = Object.entries(map ?? {}).flatMap(([name, target]) => {
    const result = picklistValue(target, field)
    return (result.ok ? result.value : target) === value ? [name] : []
  })
  if (names.length > 1)
    return problem(`${quoted(value)} in ${field.label} stands for several values in Intercom: ${names.join(', ')}.`)
  return converted(names[0] ?? value)
}

/** Whether two values of a multi-select picklist hold the same choices. */
export function sameChoices(one: string, other: string): boolean {
  const sorted = (text: string): string =>
    [...new Set(text.split(';').map((part) => part.trim()))].filter(Boolean).sort().join(';')
  return sorted(one) === sorted(other)
}

/**
 * The StateCode of a region by its name or code, among the states of the country. Which states belong to a country is
 * in describe's `validFor`; without it, a name that several countries share is a problem.
 */
export function stateCode(
  region: string,
  countryCode: string | null,
  state: FieldFacts,
  countries: FieldFacts | undefined,
): Converted<string> {
  const at = countries?.picklistValues.findIndex((option) => option.value === countryCode?.toUpperCase()) ?? -1
  const inCountry = state.picklistValues.filter(
    (option) => option.active && (at < 0 || !option.validFor || isValidFor(option.validFor, at)),
  )
  const byCode = inCountry.filter((option) => option.value.toUpperCase() === region.trim().toUpperCase())
  const found = byCode.length > 0 ? byCode : inCountry.filter((option) => folded(option.label) === folded(region))
  // A code that several countries share (WA) is the same code, whichever is meant.
  if (new Set(found.map((option) => option.value)).size === 1) return converted(found[0]!.value)
  return problem(
    found.length === 0
      ? `${state.label} has no state called ${quoted(region)}${countryCode ? ` in ${countryCode}` : ''}.`
      : `${state.label} has several states called ${quoted(region)}; the person’s country does not tell which is meant.`,
  )
}

/** Reads describe's `validFor`: base64, the bit of the controlling option `at`, the first bit of a byte the highest. */
function isValidFor(validFor: string, at: number): boolean {
  const byte = atob(validFor).charCodeAt(at >> 3)
  return !Number.isNaN(byte) && (byte & (0x80 >> (at & 7))) !== 0
}

function optionFor(text: string, options: readonly PicklistOption[]): PicklistOption | undefined {
  const active = options.filter((option) => option.active)
  return (
    active.find((option) => option.value === text) ??
    active.find((option) => folded(option.value) === folded(text)) ??
    active.find((option) => folded(option.label) === folded(text))
  )
}

function inOrder(values: string[], options: readonly PicklistOption[]): string[] {
  const place = new Map(options.map((option, at) => [option.value, at]))
  return values.sort((a, b) => (place.get(a) ?? options.length) - (place.get(b) ?? options.length))
}

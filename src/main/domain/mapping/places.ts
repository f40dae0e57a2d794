import type { AttributeMeaning } from './attributes'
import { continentCodeOf, continentName, countryCodeOf, countryNames, countryOption } from './countries'
import { converted, problem, quoted, type Converted, type FieldFacts } from './fieldFacts'
import { stateCode } from './picklists'

/** What is known beside the value itself: the person's country for a state, and the org's fields for its country list. */
export interface PlaceFacts {
  countryCode?: string | null
  /** The Lead's fields: an org with state and country picklists has CountryCode and StateCode among them. */
  fields?: readonly FieldFacts[]
}

/**
 * A country, region or continent as a field takes it (article: the codes expand to the full country name that the
 * country picklist uses). Fields for codes (CountryCode, StateCode, or room for three characters at most) get codes,
 * all others names: the org's own where its describe lists countries, else Salesforce's usual one. Null where the
 * meaning does not change what is written.
 */
export function placeFor(
  text: string,
  meaning: AttributeMeaning | null,
  field: FieldFacts,
  facts: PlaceFacts,
): Converted<string> | null {
  switch (meaning) {
    case 'countryCode':
      return countryFor(text, field, facts)
    case 'countryName': {
      const code = countryCodeOf(text)
      if (code !== null) return countryFor(code, field, facts, text)
      return takesCodes(field) ? problem(`No country code is known for ${quoted(text)}.`) : null
    }
    case 'continentCode': {
      const name = continentName(text)
      if (name === null) return problem(`${quoted(text)} is not a continent code.`)
      return converted(takesCodes(field) ? text.trim().toUpperCase() : name)
    }
    case 'region':
      return isStateCode(field) && field.picklistValues.length > 0
        ? stateCode(text, facts.countryCode ?? null, field, countryList(facts))
        : null
    default:
      return null
  }
}

/** The way back: a name or code of Salesforce as Intercom's attribute has it; null where the meaning does not matter. */
export function placeFrom(text: string, meaning: AttributeMeaning | null, field: FieldFacts): Converted<string> | null {
  if (meaning === 'countryCode') {
    if (countryNames(text).length > 0) return converted(text.toUpperCase())
    const code = countryCodeOf(text) ?? countryCodeOf(labelOf(text, field))
    return code ? converted(code) : problem(`No country code is known for ${quoted(text)}.`)
  }
  if (meaning === 'countryName' && takesCodes(field)) {
    const name = countryNames(text)[0]
    return name ? converted(name) : problem(`${quoted(text)} is not a country code.`)
  }
  if (meaning === 'continentCode') {
    if (continentName(text)) return converted(text.toUpperCase())
    const code = continentCodeOf(text)
    return code ? converted(code) : problem(`${quoted(text)} is not a continent.`)
  }
  return meaning === 'region' && isStateCode(field) ? converted(labelOf(text, field)) : null
}

function countryFor(code: string, field: FieldFacts, facts: PlaceFacts, asGiven?: string): Converted<string> {
  const names = countryNames(code)
  if (names.length === 0) return problem(`${quoted(code)} is not a country code.`)
  const upper = code.trim().toUpperCase()
  if (field.picklistValues.length > 0) {
    const option = countryOption(upper, field.picklistValues)
    if (option) return converted(option.value)
    if (field.restrictedPicklist) return problem(`${field.label} has no entry for ${names[0]}.`)
  }
  if (takesCodes(field)) return converted(upper)
  const own = countryOption(upper, countryList(facts)?.picklistValues ?? [])
  return converted(own?.label ?? asGiven ?? names[0]!)
}

function countryList(facts: PlaceFacts): FieldFacts | undefined {
  return facts.fields?.find((field) => field.name === 'CountryCode')
}

function takesCodes(field: FieldFacts): boolean {
  return field.name.endsWith('CountryCode') || isStateCode(field) || (field.length > 0 && field.length <= 3)
}

function isStateCode(field: FieldFacts): boolean {
  return field.name.endsWith('StateCode')
}

function labelOf(value: string, field: FieldFacts): string {
  return field.picklistValues.find((option) => option.value === value)?.label ?? value
}

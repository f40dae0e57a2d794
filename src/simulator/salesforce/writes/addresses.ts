import { writeError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import type { Caller } from '../org'
import { addressNames, findCountry, findState, type AddressNames } from '../setup/addressFields'
import type { Country } from '../setup/countries'
import type { Row } from '../store'

type Draft = Record<string, unknown> & { Id: string }

/** One address of a save: what it holds, what this save changes, and how it refuses. */
interface Address {
  names: AddressNames
  value: (name: keyof AddressNames) => unknown
  /** Whether this save sets the field to something else; false for both where it clears it. */
  gives: (name: keyof AddressNames) => boolean
  clears: (name: keyof AddressNames) => boolean
  set: (values: Partial<Record<keyof AddressNames, string | null>>) => void
  label: (name: keyof AddressNames) => string
  creating: boolean
}

/**
 * Keeps names and codes of countries and states together in an org with State and Country/Territory Picklists. The
 * rules are those of "State and Country/Territory Picklist Field-Syncing Logic" (Salesforce Help): a valid code sets
 * the name and a valid name the code, a country that goes takes its state along, on a create the code wins over
 * another name, on an update the two must agree. Throws FIELD_INTEGRITY_EXCEPTION; the system writes what it likes.
 */
export function completeAddresses(caller: Caller, object: ObjectDef, draft: Draft, before: Row | undefined): void {
  if (!caller.org.settings.stateCountryPicklists) return
  for (const names of addressNames(object.name)) {
    const changed = (name: keyof AddressNames): boolean =>
      (draft[names[name]] ?? null) !== (before?.[names[name]] ?? null)
    const value = (name: keyof AddressNames): unknown => draft[names[name]] ?? null
    const address: Address = {
      names,
      value,
      gives: (name) => changed(name) && value(name) !== null,
      clears: (name) => changed(name) && value(name) === null,
      set(values) {
        for (const [name, text] of Object.entries(values)) draft[names[name as keyof AddressNames]] = text
      },
      label: (name) => object.byName.get(names[name].toLowerCase())?.label ?? names[name],
      creating: !before,
    }
    try {
      completeState(address, completeCountry(address))
    } catch (error) {
      if (!caller.system) throw error
    }
  }
}

function completeCountry(address: Address): Country | undefined {
  const { value, gives, clears, set, creating } = address
  if (gives('countryCode')) {
    const country = findCountry('code', value('countryCode'))
    if (!country) throw unavailable(address, 'countryCode', 'country/territory')
    const named = gives('country') ? findCountry('name', value('country')) : country
    // The help article says that this is refused, not with which words.
    if (named !== country && !creating) throw problem(address, 'country')
    set({ countryCode: country.code, country: country.name })
    return country
  }
  if (gives('country')) {
    const country = findCountry('name', value('country'))
    if (!country) throw problem(address, 'country')
    set({ countryCode: country.code, country: country.name })
    return country
  }
  if (clears('countryCode') || clears('country')) {
    set({ countryCode: null, country: null })
    if (!gives('stateCode') && !gives('state')) set({ stateCode: null, state: null })
    return undefined
  }
  return findCountry('code', value('countryCode'))
}

function completeState(address: Address, country: Country | undefined): void {
  const { value, gives, clears, set, creating } = address
  const given = gives('stateCode') ? 'stateCode' : gives('state') ? 'state' : undefined
  if (given && value('country') === null) {
    throw refusal(
      `A country/territory must be specified before specifying a state value for field: ${address.label(given)}`,
      address.names[given],
    )
  }
  if (given === 'stateCode') {
    const state = findState(country, 'code', value('stateCode'))
    if (!state) throw country?.states.length ? unavailable(address, 'stateCode', 'state') : foreign(address)
    const named = gives('state') ? findState(country, 'name', value('state')) : state
    if (named !== state && !creating) throw problem(address, 'state')
    set({ stateCode: state.code, state: state.name })
  } else if (given === 'state') {
    const state = findState(country, 'name', value('state'))
    if (!state) throw problem(address, 'state')
    set({ stateCode: state.code, state: state.name })
  } else if (clears('stateCode') || clears('state')) set({ stateCode: null, state: null })
  else if (gives('countryCode') && value('stateCode') !== null && !findState(country, 'code', value('stateCode'))) {
    throw foreign(address)
  }
}

/** A name that is not on the list (real answers: rudder, NPSP issue 994; the state's wording from the same family). */
function problem(address: Address, name: 'country' | 'state'): Error {
  const list =
    name === 'country' ? 'country/territory from the list of valid countries' : 'state from the list of valid states'
  return refusal(
    `There's a problem with this ${name}, even though it may appear correct. Please select a ${list}.: ${address.label(name)}`,
    address.names[name],
  )
}

/** A code that is not on the list (StoreConnect's article on sync errors). */
function unavailable(address: Address, name: 'countryCode' | 'stateCode', what: string): Error {
  const field = address.names[name]
  return refusal(
    `The ${field} field contains ${String(address.value(name))}, which isn't an available ${what}. Your administrator can add it for you.`,
    field,
  )
}

/** A state of another country (a real answer: NPSP issue 2432). */
function foreign(address: Address): Error {
  return refusal(
    `The existing country/territory doesn't recognize the state value for field: ${address.label('stateCode')}`,
    address.names.stateCode,
  )
}

function refusal(message: string, field: string): Error {
  return writeError('FIELD_INTEGRITY_EXCEPTION', message, [field])
}

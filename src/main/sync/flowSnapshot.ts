import type { Attribute, AttributeCompany, AttributePerson, AttributeValue } from '../domain/mapping/attributes'
import type { IntercomSide } from '../domain/mapping/compare'

/** Mapped attributes by key, as they were at the last look. */
export type Snapshot = Readonly<Record<string, AttributeValue>>

/** A state is written by its country's code, so that is kept whatever is mapped. */
const COUNTRY = 'person.countryCode'

/** What is kept of a person for the next look: the mapped attributes alone. */
export function snapshotOf(side: IntercomSide, attributes: readonly Attribute[]): Record<string, AttributeValue> {
  return Object.fromEntries([
    [COUNTRY, side.person.countryCode],
    ...attributes.map((one) => [one.key, one.read(side.person, side.company)]),
  ])
}

/**
 * The person as they were by a snapshot. What the snapshot does not know (mapped since) counts as it is now: nobody has
 * edited it since.
 */
export function sideBefore(now: IntercomSide, snapshot: Snapshot, attributes: readonly Attribute[]): IntercomSide {
  const person = { ...now.person, utm: { ...now.person.utm }, customAttributes: { ...now.person.customAttributes } }
  const company = now.company ? { ...now.company, customAttributes: { ...now.company.customAttributes } } : blank()
  const code = snapshot[COUNTRY]
  if (Object.hasOwn(snapshot, COUNTRY)) person.countryCode = typeof code === 'string' ? code : null
  for (const { key, of, from, type } of attributes) {
    if (!Object.hasOwn(snapshot, key)) continue
    const value = snapshot[key] ?? null
    const name = key.slice(key.lastIndexOf('.') + 1)
    if (from === 'custom') {
      const own = key.slice(`${of}.custom.`.length)
      // Custom dates are whole seconds there and ms here.
      const raw = type === 'date' && typeof value === 'number' ? value / 1000 : value
      ;(of === 'person' ? person : company).customAttributes[own] = raw
    } else if (key.startsWith('person.utm.')) setText(person.utm, name, value)
    else Object.assign(of === 'person' ? person : company, { [name]: value })
  }
  return { person: person satisfies AttributePerson, company }
}

function setText(target: Record<string, string>, name: string, value: AttributeValue): void {
  if (typeof value === 'string') target[name] = value
  else delete target[name]
}

function blank(): AttributeCompany & { customAttributes: Record<string, AttributeValue> } {
  return {
    companyId: null,
    name: '',
    website: null,
    industry: null,
    size: null,
    plan: null,
    monthlySpend: null,
    customAttributes: {},
  }
}

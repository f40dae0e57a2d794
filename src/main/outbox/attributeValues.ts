import type { AttributeValue } from '../domain/mapping/attributes'
import type { CompanyPatch, ContactPatch, IntercomCompany, IntercomContact } from '../ports/intercom'

const PERSON = ['name', 'email', 'phone', 'signedUpAt', 'unsubscribed'] as const
const COMPANY = ['name', 'website', 'industry', 'size', 'plan', 'monthlySpend'] as const

/** What Intercom has of an attribute; ms for dates. `dates`: keys whose custom values are whole seconds there. */
export function currentValue(
  key: string,
  contact: IntercomContact,
  company: IntercomCompany | null,
  dates: ReadonlySet<string>,
): AttributeValue {
  const holder = key.startsWith('company.') ? company : contact
  if (holder === null) return null
  const own = ownName(key)
  const value =
    own === null ? (holder as unknown as Record<string, AttributeValue>)[plainName(key)] : holder.customAttributes[own]
  if (value === undefined || value === '') return null
  return own !== null && dates.has(key) && typeof value === 'number' ? value * 1000 : value
}

/** The body of one write to a person or company, of values by attribute key. Unknown keys fail nowhere: they are left out. */
export function patchesOf(
  values: ReadonlyMap<string, AttributeValue>,
  dates: ReadonlySet<string>,
): { contact: ContactPatch | null; company: CompanyPatch | null } {
  const contact: Record<string, unknown> = {}
  const company: Record<string, unknown> = {}
  const customs: Record<'person' | 'company', IntercomContact['customAttributes']> = { person: {}, company: {} }
  for (const [key, value] of values) {
    const of = key.startsWith('company.') ? 'company' : 'person'
    const own = ownName(key)
    const known: readonly string[] = of === 'company' ? COMPANY : PERSON
    if (own !== null) {
      customs[of][own] = dates.has(key) && typeof value === 'number' ? Math.floor(value / 1000) : value
    } else if (known.includes(plainName(key))) {
      ;(of === 'company' ? company : contact)[plainName(key)] = value
    }
  }
  if (Object.keys(customs.person).length > 0) contact.customAttributes = customs.person
  if (Object.keys(customs.company).length > 0) company.customAttributes = customs.company
  return {
    contact: Object.keys(contact).length > 0 ? contact : null,
    company: Object.keys(company).length > 0 ? company : null,
  }
}

/** The name of a custom attribute; null for a standard one. */
function ownName(key: string): string | null {
  return /^(?:person|company)\.custom\.(.+)$/s.exec(key)?.[1] ?? null
}

function plainName(key: string): string {
  return key.slice(key.indexOf('.') + 1)
}

import type { Simulator } from '../../../src/simulator'

/** Somebody of whom a Lead can be made. */
export interface Prospect {
  id: string
  name: string
  email: string
  phone: string | null
}

/** People of the rep, with a name of two words and an email that Salesforce does not know. */
export function prospects(simulator: Simulator): Prospect[] {
  const { contacts } = simulator.world.intercom
  const { control } = simulator.salesforce
  const known = new Set([...control.list('Lead'), ...control.list('Contact')].map((row) => fold(row['Email'])))
  const names = new Map<string, number>()
  for (const { name } of contacts) if (name) names.set(name, (names.get(name) ?? 0) + 1)
  return contacts
    .filter((one) => one.owner_id === simulator.world.rep.adminId && one.role === 'lead')
    .filter((one) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(one.name ?? '') && names.get(one.name ?? '') === 1)
    .filter((one) => one.email !== null && !known.has(fold(one.email)))
    .map((one) => ({ id: one.id, name: one.name ?? '', email: one.email ?? '', phone: one.phone }))
}

/** The org's Leads with a person's email, made by anybody. */
export function leadsInOrg(simulator: Simulator, person: Prospect): Record<string, unknown>[] {
  return simulator.salesforce.control.list('Lead').filter((row) => fold(row['Email']) === fold(person.email))
}

const fold = (text: unknown): string => (typeof text === 'string' ? text.toLowerCase() : '')

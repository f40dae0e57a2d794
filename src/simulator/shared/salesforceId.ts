/**
 * Salesforce record ids: 3 characters say the object, 2 the instance, 1 is reserved, 9 count in base 62; three more
 * keep the upper and lower case of the first fifteen, so that the id survives a system that ignores case.
 */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** Key prefixes of the objects that a world holds. */
export const SALESFORCE_PREFIXES = {
  Account: '001',
  Contact: '003',
  User: '005',
  Opportunity: '006',
  OpportunityContactRole: '00K',
  Group: '00G',
  Lead: '00Q',
  Task: '00T',
  Organization: '00D',
  Case: '500',
} as const

/** The three-character suffix of a 15-character id: one bit per upper-case letter, five letters a character. */
export function salesforceIdSuffix(id15: string): string {
  let suffix = ''
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0
    for (let i = 0; i < 5; i++) {
      const letter = id15[chunk * 5 + i] ?? ''
      if (letter >= 'A' && letter <= 'Z') bits |= 1 << i
    }
    suffix += SUFFIX[bits]
  }
  return suffix
}

/** An 18-character id: `prefix` (3 characters), `count` (a whole number, unique per prefix), `instance` (2 characters). */
export function salesforceId(prefix: string, count: number, instance = '3k'): string {
  let digits = ''
  for (let rest = count; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62[rest % 62] + digits
  const id15 = `${prefix}${instance}0${digits.padStart(9, '0')}`
  return id15 + salesforceIdSuffix(id15)
}

/** Whether `id` is a well-formed 18-character id with the right suffix (and the given prefix, where one is asked for). */
export function isSalesforceId(id: unknown, prefix?: string): boolean {
  if (typeof id !== 'string' || !/^[0-9A-Za-z]{15}[A-Z0-5]{3}$/.test(id)) return false
  return (prefix === undefined || id.startsWith(prefix)) && salesforceIdSuffix(id.slice(0, 15)) === id.slice(15)
}

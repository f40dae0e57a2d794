/**
 * Salesforce record ids: 15 case-sensitive characters, and a three-character suffix that makes 18. Each suffix
 * character says which of five characters are capitals, so that two ids never differ by case alone.
 */
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The 18-character form of a 15-character id. Longer texts are returned as they are. */
export function toId18(id: string): string {
  if (id.length !== 15) return id
  let suffix = ''
  for (let chunk = 0; chunk < 3; chunk++) {
    let bits = 0
    for (let bit = 0; bit < 5; bit++) {
      const char = id.charAt(chunk * 5 + bit)
      if (char >= 'A' && char <= 'Z') bits |= 1 << bit
    }
    suffix += SUFFIX.charAt(bits)
  }
  return id + suffix
}

/**
 * An id as a client may send it (15 or 18 characters) in its 18-character form, or undefined where it cannot be an
 * id. An 18-character id with a wrong suffix is refused, as the service refuses it.
 */
export function parseId(text: unknown): string | undefined {
  if (typeof text !== 'string' || !/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text)) return undefined
  const full = toId18(text.slice(0, 15))
  return text.length === 15 || full.slice(15) === text.slice(15).toUpperCase() ? full : undefined
}

/** Makes new ids by key prefix: a counter in base 62, so that ids sort in the order they were made. */
export function createIdSource(podAndServer = '5g0000'): { next(prefix: string): string } {
  const counters = new Map<string, number>()
  return {
    next(prefix) {
      const count = (counters.get(prefix) ?? 0) + 1
      counters.set(prefix, count)
      let digits = ''
      for (let left = count; left > 0; left = Math.floor(left / 62)) digits = BASE62.charAt(left % 62) + digits
      return toId18(prefix + podAndServer.slice(0, 6) + digits.padStart(6, '0'))
    },
  }
}

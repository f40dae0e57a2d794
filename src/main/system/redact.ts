import type { LogFields } from '../ports/logger'

const MASKS: readonly [RegExp, string][] = [
  [/\b(bearer|basic|oauth)\s+[\w!.~+/=-]{8,}/gi, '$1 <secret>'],
  // JSON web tokens, before their parts are taken for base64.
  [/\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g, '<secret>'],
  // Salesforce session ids: the org's 15- or 18-character id, an exclamation mark, the secret.
  [/\b00D[A-Za-z0-9]{12,15}![\w.]{10,}/g, '<secret>'],
  // Salesforce refresh tokens.
  [/\b5Aep[\w.]{20,}/g, '<secret>'],
  [
    /((?:access|refresh|id)?_?token|code|code_verifier|client_secret|password|state|sid)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi,
    '$1$2<secret>',
  ],
  [/[\w.!#$%&'*+/=?^`{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g, '<email>'],
  [/\b[0-9a-f]{32,}\b/gi, '<secret>'],
]

// Base64 in either alphabet, long enough to be a key. Ids of Salesforce (18) and UUIDs (36, with four dashes) are not.
const BASE64 = /[A-Za-z0-9+/_-]{40,}={0,2}/g
const PHONE = /(?<![\w.:-])\+\d[\d ().-]{6,}\d/g

/**
 * Masks what must never stand in a log: email addresses, phone numbers in international form, bearer tokens, Salesforce
 * sessions and refresh tokens, values of secret-like names, long hex and base64. Ids, codes, counts and words stay.
 */
export function redact(text: string): string {
  let masked = text
  for (const [pattern, mask] of MASKS) masked = masked.replace(pattern, mask)
  return masked.replace(BASE64, (found) => (looksLikeWords(found) ? found : '<secret>')).replace(PHONE, '<phone>')
}

/** The same for the fields of a line; what is not a string cannot hold a secret. */
export function redactFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]),
  )
}

/** An error as one redacted text: name, message and stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return redact(String(error))
  const cause = error.cause === undefined ? '' : ` <- ${describeError(error.cause)}`
  return redact(error.stack ?? `${error.name}: ${error.message}`) + cause
}

/** Paths and long names are lower-case words; of a random key over half is capitals and digits. */
function looksLikeWords(text: string): boolean {
  return text.replace(/[^A-Z0-9]/g, '').length < text.length / 4
}

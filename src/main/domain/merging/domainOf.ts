import { foldEmail } from '../matching/foldEmail'

/** Mail providers where anybody may have an address: their domain says nothing about who works together. */
const EVERYBODYS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'protonmail.com',
])

/** The domain of an email, folded; null without one, and for a provider's that anybody may use. */
export function domainOf(email: string | null): string | null {
  const folded = foldEmail(email)
  const domain = folded?.split('@')[1] ?? null
  return domain === null || domain === '' || EVERYBODYS.has(domain) ? null : domain
}

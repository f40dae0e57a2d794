/** Words that say the legal form of a company, not which one it is. */
const LEGAL_FORMS = /\b(?:inc|llc|ltd|limited|gmbh|ag|sa|s\.a|srl|bv|corp|corporation|co|plc|oy|ab|as)\b\.?/g

/** A company's name for comparing: case, accents, punctuation and legal form do not count. */
export function foldCompany(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(LEGAL_FORMS, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Mail providers whose domain says nothing about the company. */
const PUBLIC = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'aol.com',
])

/** The company's own domain in an email address; null for a public provider or none. */
export function companyDomain(email: string | null): string | null {
  const domain = email?.split('@')[1]?.trim().toLowerCase()
  return domain && domain.includes('.') && !PUBLIC.has(domain) ? domain : null
}

/** The host of a website without `www.`; null where it is none. */
export function websiteHost(website: unknown): string | null {
  if (typeof website !== 'string' || website.trim() === '') return null
  const address = /^\w+:\/\//.test(website) ? website : `https://${website}`
  if (!URL.canParse(address)) return null
  return new URL(address).hostname.replace(/^www\./, '').toLowerCase()
}

interface Account {
  id: string
  name: string
  website: unknown
}

/** The longest word that tells the company from others, as it is written; empty where there is none. */
export function companyWord(company: string): string {
  const words = company.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => foldCompany(word) !== '')
  return words.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

/** What the name or the website of such an Account has in it: of many Accounts the few to look at. */
export function companyWords(company: string, email: string | null): string[] {
  return [companyWord(company), companyDomain(email) ?? ''].filter((word) => word !== '')
}

/** Accounts that a Lead's company seems to be: the same name but for its legal form, or the website of its email. */
export function likelyAccounts<T extends Account>(accounts: readonly T[], company: string, email: string | null): T[] {
  const name = foldCompany(company)
  const domain = companyDomain(email)
  return accounts.filter(
    (account) =>
      (name !== '' && foldCompany(account.name) === name) ||
      (domain !== null && websiteHost(account.website) === domain),
  )
}

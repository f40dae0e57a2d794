/** Standard fields whose text is searched beside the name, by object; the org's own text fields are, too. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  Lead: ['Email', 'Phone', 'MobilePhone', 'Title', 'Company'],
  Contact: ['Email', 'Phone', 'MobilePhone', 'Title', 'Account.Name'],
  Account: ['Website', 'Phone'],
  Opportunity: ['StageName', 'Account.Name'],
  Case: ['CaseNumber', 'Subject'],
  Task: ['Subject'],
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/
const DATE = /^\d{4}-\d{2}-\d{2}(?:T|$)/
const MOST_LETTERS = 2_000

/** What of a cached record's fields (JSON by path) is searched beside its name; ids and dates are not words. */
export function recordWords(object: string, fields: string): string[] {
  const values = JSON.parse(fields) as Record<string, unknown>
  const standard = SEARCHED[object] ?? []
  const words: string[] = []
  for (const [path, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value === '') continue
    if (standard.includes(path)) words.push(value, ...digitsOf(path, value))
    else if (path.endsWith('__c') && !ID.test(value) && !DATE.test(value)) words.push(value.slice(0, MOST_LETTERS))
  }
  return words
}

/** A phone number can be typed as it is written, and as its digits. */
function digitsOf(path: string, value: string): string[] {
  return path.endsWith('Phone') ? [value.replace(/\D+/g, '')] : []
}

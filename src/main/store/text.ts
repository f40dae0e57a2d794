const GIST_LENGTH = 160

/** Text for sorting: without accents, lower case. `Élan` stands beside `elan`. */
export function foldForSort(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase()
}

/** One line of at most 160 characters, for rows. */
export function gist(text: string): string {
  const line = text
    .slice(0, GIST_LENGTH * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= GIST_LENGTH) return line
  const cut = line.slice(0, GIST_LENGTH - 1)
  // Never half a character: a high surrogate at the end has lost its other half.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** What a row says of a message: its words, else its files' names. */
export function messageGist(bodyText: string, attachments: string): string {
  const words = gist(bodyText)
  if (words !== '' || attachments === '[]') return words
  const names = (JSON.parse(attachments) as { name: string }[]).map((attachment) => attachment.name)
  return gist(names.join(', '))
}

/** Message text as stored: without the two marks that stand around search hits. */
export function withoutMarks(text: string): string {
  return text.includes('\u0002') || text.includes('\u0003')
    ? text.replaceAll('\u0002', '').replaceAll('\u0003', '')
    : text
}

/** Name, else email, else phone, else a word for the role; never empty (contract, PersonRow). */
export function displayName(person: {
  name: string | null
  email: string | null
  phone: string | null
  role: 'lead' | 'user'
}): string {
  const given = [person.name, person.email, person.phone].map((text) => text?.trim() ?? '').find((text) => text !== '')
  return given ?? (person.role === 'lead' ? 'Unnamed lead' : 'Unnamed user')
}

/** A phone number as it can be typed into the search: as written, and its digits alone. */
export function phoneForSearch(phone: string | null): string {
  if (!phone) return ''
  return `${phone} ${phone.replace(/\D+/g, '')}`
}

import { foldEmail } from '../matching/foldEmail'

/** What the columns of a file of owners mean: whom a row is about, by which of the two, and who the owner is. */
export interface OwnerColumns {
  readonly person: number
  readonly by: 'email' | 'id'
  readonly owner: number
}

export type FoundColumns = { readonly columns: OwnerColumns } | { readonly problem: string }

const EMAILS = ['email', 'e-mail', 'email address', 'contact email', 'person email']
const IDS = ['id', 'intercom id', 'contact id', 'person id', 'user id', 'user_id', 'external id', 'external_id']
const OWNERS = ['owner', 'owner email', 'owner id', 'owner_id', 'admin_id', 'new owner', 'teammate', 'owner name']

const fold = (text: string): string => text.trim().normalize('NFC').toLowerCase().replace(/\s+/g, ' ')

/**
 * Finds the columns by the names in the first row. An id is preferred to an email, since it names one person. A file whose
 * columns cannot be told says what they have to be called.
 */
export function ownerColumns(header: readonly string[]): FoundColumns {
  const names = header.map(fold)
  const at = (wanted: readonly string[]): number => names.findIndex((name) => wanted.includes(name))
  const owner = at(OWNERS)
  const id = at(IDS)
  const email = at(EMAILS)
  if (owner === -1) {
    return { problem: 'No column is called “Owner”. Name the one with the new owner so, in the first row.' }
  }
  if (id === -1 && email === -1) {
    return { problem: 'No column is called “Email” or “Id”. Name the one that says who it is so, in the first row.' }
  }
  return { columns: { person: id === -1 ? email : id, by: id === -1 ? 'email' : 'id', owner } }
}

export interface OwnerChoice {
  readonly id: string
  readonly name: string
  readonly email: string
}

export type NamedOwner = { readonly ownerId: string | null } | { readonly problem: string }

const NOBODY = new Set(['', 'nobody', 'none', 'no owner', 'unassigned', 'null'])

/** Reads a cell as an owner: a teammate's id, email or whole name; nothing, "nobody" or "no owner" for none. */
export function ownerNamed(cell: string, teammates: readonly OwnerChoice[]): NamedOwner {
  const text = fold(cell)
  if (NOBODY.has(text)) return { ownerId: null }
  const exact = teammates.find((one) => one.id === cell.trim() || foldEmail(one.email) === foldEmail(cell))
  if (exact) return { ownerId: exact.id }
  const [first, second] = teammates.filter((one) => fold(one.name) === text)
  if (second) return { problem: `Two teammates are called ${cell.trim()}. Write the email.` }
  return first ? { ownerId: first.id } : { problem: `No teammate is ${cell.trim()}` }
}

import { foldEmail } from '../matching/foldEmail'

/** One of the two, as the comparison needs them. */
export interface Side {
  readonly id: string
  readonly role: 'lead' | 'user'
  readonly displayName: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly ownerName: string | null
  readonly companies: readonly string[]
  readonly tags: readonly string[]
  readonly country: string | null
  readonly customAttributes: Readonly<Record<string, string | number | boolean | null>>
}

/** One line of the comparison: what each has, and what the user has afterwards. */
export interface PlanLine {
  readonly label: string
  readonly lead: string
  readonly user: string
  readonly after: string
  /** True where the lead's value is lost: the user has another. */
  readonly lost: boolean
}

/** Which of the two goes into the other; null, with the reason, where Intercom merges neither. */
export interface Direction {
  readonly from: string
  readonly into: string
}

/**
 * Which way Intercom merges two people: a lead into a user, and no other way (API description 2.16, "merge a lead and a
 * user"). `why` says what is not possible, and what can be done instead.
 */
export function directionOf(a: Side, b: Side): { merge: Direction | null; why: string } {
  if (a.id === b.id) return { merge: null, why: 'This is one and the same person.' }
  if (a.role === 'lead' && b.role === 'user') return { merge: { from: a.id, into: b.id }, why: ONE_WAY }
  if (a.role === 'user' && b.role === 'lead') return { merge: { from: b.id, into: a.id }, why: ONE_WAY }
  return { merge: null, why: a.role === 'lead' ? TWO_LEADS : TWO_USERS }
}

const ONE_WAY =
  'Intercom merges a lead into a user, never a user into a lead: the user has signed in, so their identity is the sure one. The lead is gone afterwards, and this cannot be taken back.'
const TWO_LEADS =
  'Intercom does not merge two leads. Copy what is worth keeping to one of them and archive the other; or ask the person to sign in, and merge both leads into the user they become.'
const TWO_USERS =
  'Intercom does not merge two users: each has signed in as somebody. Copy notes, tags and the owner to the one that stays, and archive the other.'

/** Whether Intercom's own check lets them be merged: the same email, or the same phone (2.16, `skip_duplicate_validation`). */
export function agreement(lead: Side, user: Side): 'email' | 'phone' | null {
  const email = foldEmail(lead.email)
  if (email !== null && email === foldEmail(user.email)) return 'email'
  // As it is written: how Intercom compares two ways of writing one number is not documented.
  const phone = lead.phone?.trim() ?? ''
  return phone !== '' && phone === user.phone?.trim() ? 'phone' : null
}

/** Side by side: what the user keeps, and what they get of the lead's because they lack it. Lines that both lack are left out. */
export function planLines(lead: Side, user: Side): PlanLine[] {
  const custom = [...new Set([...Object.keys(user.customAttributes), ...Object.keys(lead.customAttributes)])].sort()
  const lines = [
    single('Name', lead.name, user.name),
    single('Email', lead.email, user.email),
    single('Phone', lead.phone, user.phone),
    single('Owner', lead.ownerName, user.ownerName),
    single('Country', lead.country, user.country),
    joined('Companies', lead.companies, user.companies),
    joined('Tags', lead.tags, user.tags),
    ...custom.map((name) => single(name, textOf(lead.customAttributes[name]), textOf(user.customAttributes[name]))),
  ]
  return lines.filter((line) => line.lead !== '' || line.user !== '')
}

function single(label: string, lead: string | null, user: string | null): PlanLine {
  const [from, into] = [lead ?? '', user ?? '']
  return {
    label,
    lead: from,
    user: into,
    after: into === '' ? from : into,
    lost: from !== '' && into !== '' && from !== into,
  }
}

function joined(label: string, lead: readonly string[], user: readonly string[]): PlanLine {
  const after = [...new Set([...user, ...lead])].join(', ')
  return { label, lead: lead.join(', '), user: user.join(', '), after, lost: false }
}

function textOf(value: string | number | boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

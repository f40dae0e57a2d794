import { foldEmail } from '../matching/foldEmail'
import type { UserOverrides } from '../ownership/teammates'

/** A Salesforce User, as far as owning needs it. */
export interface OwnerUser {
  id: string
  name: string
  email: string | null
  username: string
  isActive: boolean
}

/** Whom the conversation is assigned to in Intercom. A teammate with `isMe` is the rep. */
export type Assignee =
  | { kind: 'nobody' }
  | { kind: 'team'; name: string }
  | {
      kind: 'teammate'
      id: string
      name: string
      email: string | null
      isMe: boolean
    }

export interface TaskOwnerInput {
  assignee: Assignee
  users: readonly OwnerUser[]
  /** The rep's own choices where emails do not tell who is who. */
  overrides: UserOverrides
  /** The rep's own Salesforce user: who the Task falls to where nobody else can own it. */
  rep: { userId: string; name: string }
}

export interface TaskOwner {
  ownerId: string
  ownerName: string
  isRep: boolean
  /** Why it is this user, as a sentence for the form and the audit. */
  reason: string
}

/**
 * Who owns the Task of a conversation: the Salesforce user of the teammate it is assigned to (article "Salesforce app",
 * section 4), found by the rep's override or by email, and the rep where it is unassigned, on a team, or that user is inactive or unknown
 * (DESIGN.md section 13). An inactive owner would be refused (INACTIVE_OWNER_OR_USER).
 */
export function taskOwner({ assignee, users, overrides, rep }: TaskOwnerInput): TaskOwner {
  const mine = (reason: string): TaskOwner => ({ ownerId: rep.userId, ownerName: rep.name, isRep: true, reason })
  if (assignee.kind === 'nobody') return mine('The conversation is assigned to nobody, so the Task is yours.')
  if (assignee.kind === 'team') {
    return mine(
      `The conversation is assigned to the team ${assignee.name}, and a team has no user, so the Task is yours.`,
    )
  }
  if (assignee.isMe) return mine('The conversation is assigned to you.')
  const { name } = assignee
  const found = userOf(assignee, users, overrides)
  if (found === 'several') return mine(`Several active Salesforce users stand for ${name}, so the Task is yours.`)
  if (!found) return mine(`The conversation is assigned to ${name}, who has no Salesforce user, so the Task is yours.`)
  if (!found.isActive)
    return mine(`The conversation is assigned to ${name}, whose Salesforce user is inactive, so the Task is yours.`)
  return {
    ownerId: found.id,
    ownerName: found.name,
    isRep: found.id === rep.userId,
    reason: `The conversation is assigned to ${name}.`,
  }
}

/**
 * The user that a teammate maps to: the one the rep chose, else the one with the same email whom the rep gave to nobody
 * else. Email is not unique among Salesforce users, usernames are: of several active ones the one whose username is the
 * address counts. An inactive one is only the answer where no active one is.
 */
function userOf(
  teammate: { id: string; email: string | null },
  users: readonly OwnerUser[],
  overrides: UserOverrides,
): OwnerUser | 'several' | null {
  const email = foldEmail(teammate.email)
  const chosen = users.filter((user) => overrides[user.id] === teammate.id)
  const byEmail = users.filter(
    (user) => email !== null && foldEmail(user.email) === email && !Object.hasOwn(overrides, user.id),
  )
  const all = chosen.length > 0 ? chosen : byEmail
  const active = all.filter((user) => user.isActive)
  if (active.length > 1) return active.find((user) => foldEmail(user.username) === email) ?? 'several'
  return active[0] ?? all[0] ?? null
}

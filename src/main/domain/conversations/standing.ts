import { z } from 'zod'

const tagSchema = z.object({ id: z.string(), name: z.string() })

/** Where a conversation stands, as far as a rep changes it. Times are ms; null is nobody or never. */
export const standingSchema = z.object({
  state: z.enum(['open', 'closed', 'snoozed']),
  snoozedUntil: z.number().nullable(),
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
  tags: z.array(tagSchema),
})
export type Standing = z.infer<typeof standingSchema>

/** One change of it, as an outbox item of the kind `conversation.<do>` holds it in `payload.change`. */
export const standingChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('close') }),
  z.object({ do: z.literal('open') }),
  z.object({ do: z.literal('snooze'), until: z.number() }),
  z.object({
    do: z.literal('assign'),
    to: z.object({ type: z.enum(['admin', 'team']), id: z.string().nullable() }),
  }),
  z.object({ do: z.literal('tag'), tag: tagSchema, on: z.boolean() }),
])
export type StandingChange = z.infer<typeof standingChangeSchema>

/** The kinds of outbox items that change where a conversation stands. */
export const STANDING_KINDS = [
  'conversation.close',
  'conversation.open',
  'conversation.snooze',
  'conversation.assign',
  'conversation.tag',
] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

export function isStandingKind(kind: string): kind is StandingKind {
  return (STANDING_KINDS as readonly string[]).includes(kind)
}

/**
 * Where it stands after a change, as Intercom's examples have it: what was closed or snoozed opens when it is assigned
 * (part types `assign_and_reopen` and `assign_and_unsnooze`); a teammate and a team stand side by side.
 */
export function after(standing: Standing, change: StandingChange): Standing {
  switch (change.do) {
    case 'close':
      return { ...standing, state: 'closed', snoozedUntil: null }
    case 'open':
      return { ...standing, state: 'open', snoozedUntil: null }
    case 'snooze':
      return { ...standing, state: 'snoozed', snoozedUntil: change.until }
    case 'assign': {
      const { type, id } = change.to
      const whose = type === 'admin' ? { assigneeId: id } : { teamId: id }
      return { ...standing, ...whose, state: 'open', snoozedUntil: null }
    }
    case 'tag': {
      const others = standing.tags.filter((tag) => tag.id !== change.tag.id)
      if (!change.on) return { ...standing, tags: others }
      return isSo(standing, change) ? standing : { ...standing, tags: [...others, change.tag] }
    }
  }
}

/** Whether nothing is left to write: it stands so already. Snoozes are compared by the second, as Intercom keeps them. */
export function isSo(standing: Standing, change: StandingChange): boolean {
  switch (change.do) {
    case 'close':
      return standing.state === 'closed'
    case 'open':
      return standing.state === 'open'
    case 'snooze':
      return standing.state === 'snoozed' && sameSecond(standing.snoozedUntil, change.until)
    case 'assign':
      return whose(standing, change.to.type) === change.to.id
    case 'tag':
      return standing.tags.some((tag) => tag.id === change.tag.id) === change.on
  }
}

/**
 * Whether somebody else has decided the same question otherwise since the rep did (DESIGN.md section 6, "Conflicts"):
 * another assignee, or closed or snoozed by somebody. An open conversation asks nothing: it opens by itself when a snooze
 * ends or words come, and of those `hasNewWords` tells. Tags of both sides stand side by side.
 */
export function isContested(base: Standing, there: Standing, change: StandingChange): boolean {
  if (change.do === 'tag' || isSo(there, change)) return false
  if (change.do === 'assign') return whose(there, change.to.type) !== whose(base, change.to.type)
  if (there.state === 'open') return false
  return there.state !== base.state || !sameSecond(there.snoozedUntil, base.snoozedUntil)
}

function whose(standing: Standing, type: 'admin' | 'team'): string | null {
  return type === 'admin' ? standing.assigneeId : standing.teamId
}

function sameSecond(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return Math.floor(a / 1000) === Math.floor(b / 1000)
}

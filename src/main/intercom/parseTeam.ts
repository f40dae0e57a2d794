import { z } from 'zod'
import type { IntercomAdmin, IntercomMe, IntercomTeam } from '../ports/intercom'
import { id, idsOf, text } from './fields'

const admin = z.looseObject({ id, name: text, email: text, team_ids: z.unknown().optional() })
const team = z.looseObject({ id, name: text, admin_ids: z.unknown().optional() })
const tag = z.looseObject({ id, name: text })
const segment = z.looseObject({ id, name: text })
const me = z.looseObject({
  id,
  name: text,
  email: text,
  app: z.looseObject({ id_code: text, name: text, region: text, timezone: text }),
})

/** A teammate of `/admins`. Throws a ZodError without an id. */
export function parseAdmin(value: unknown): IntercomAdmin {
  const row = admin.parse(value)
  return { id: row.id, name: row.name || row.email || row.id, email: row.email, teamIds: idsOf(row.team_ids) }
}

/** A team of `/teams`; its member ids are numbers in the API. Throws a ZodError without an id. */
export function parseTeam(value: unknown): IntercomTeam {
  const row = team.parse(value)
  return { id: row.id, name: row.name, adminIds: idsOf(row.admin_ids) }
}

/** A tag of `/tags`. Throws a ZodError without an id. */
export function parseTag(value: unknown): { id: string; name: string } {
  const row = tag.parse(value)
  return { id: row.id, name: row.name }
}

/** A segment of `/segments`. Throws a ZodError without an id. */
export function parseSegment(value: unknown): { id: string; name: string } {
  const row = segment.parse(value)
  return { id: row.id, name: row.name || row.id }
}

/** The token's admin and workspace, as `/me` gives them. A missing zone counts as UTC. Throws a ZodError without an app. */
export function parseMe(value: unknown): IntercomMe {
  const row = me.parse(value)
  return {
    id: row.id,
    name: row.name || row.email,
    email: row.email,
    workspaceId: row.app.id_code,
    workspaceName: row.app.name,
    region: row.app.region.toUpperCase() || 'US',
    timezone: row.app.timezone || 'UTC',
  }
}

import { ok, route, type Call, type Route } from '../call'
import { ApiError } from '../errors'
import { optionalBoolean, stringOrNull } from '../input'
import { ADMIN_AVATAR, renderAdmin } from '../render/admin'
import { actingAdmin } from '../conversations/find'
import type { World } from '../store/world'

const READ = ['read_admins'] as const

/** Me, admins and teams. `/me` is the first teammate: the one who made the app. */
export const peopleRoutes: readonly Route[] = [
  route('GET', '/me', [], ({ world }) => ok(renderMe(world))),
  route('GET', '/admins', READ, ({ world, query }) => {
    const withAvatar = query.get('display_avatar') === 'true'
    return ok({ type: 'admin.list', admins: [...world.admins.values()].map((row) => renderAdmin(row, withAvatar)) })
  }),
  route('GET', '/admins/:id', READ, ({ world, params, query }) => {
    const admin = world.admins.get(params.id ?? '')
    if (!admin) throw new ApiError(404, 'admin_not_found', 'Admin not found')
    return ok(renderAdmin(admin, query.get('display_avatar') === 'true'))
  }),
  route('PUT', '/admins/:id/away', READ, setAway),
  route('GET', '/teams', READ, ({ world }) =>
    ok({ type: 'team.list', teams: [...world.teams.keys()].map((id) => renderTeam(world, id)) }),
  ),
  route('GET', '/teams/:id', READ, ({ world, params }) => ok(renderTeam(world, params.id ?? ''))),
]

function renderMe(world: World): Record<string, unknown> {
  const admin = world.admins.values().next().value
  if (!admin) throw new ApiError(404, 'admin_not_found', 'Admin not found')
  return {
    type: 'admin',
    id: admin.id,
    email: admin.email,
    name: admin.name,
    ...(admin.jobTitle === null ? {} : { job_title: admin.jobTitle }),
    email_verified: true,
    app: { type: 'app', ...world.app, secure: false, identity_verification: false },
    avatar: { type: 'avatar', image_url: ADMIN_AVATAR },
    away_mode_enabled: admin.awayModeEnabled,
    away_mode_reassign: admin.awayModeReassign,
    has_inbox_seat: true,
    team_ids: admin.teamIds,
  }
}

function renderTeam(world: World, id: string): Record<string, unknown> {
  const team = world.teams.get(id)
  if (!team) throw new ApiError(404, 'team_not_found', 'Team not found')
  return {
    type: 'team',
    id: team.id,
    name: team.name,
    admin_ids: team.admin_ids.map(Number),
    assignment_limit: null,
    distribution_method: 'manual',
  }
}

function setAway({ world, params, body }: Call): ReturnType<Route['run']> {
  const admin = actingAdmin(world, params.id)
  const enabled = optionalBoolean(body, 'away_mode_enabled')
  const reassign = optionalBoolean(body, 'away_mode_reassign')
  if (enabled === undefined || reassign === undefined) {
    throw new ApiError(400, 'parameter_missing', 'away_mode_enabled and away_mode_reassign are required')
  }
  admin.awayModeEnabled = enabled
  admin.awayModeReassign = reassign
  admin.awayStatusReasonId = stringOrNull(body, 'away_status_reason_id') ?? null
  return ok(renderAdmin(admin))
}

import type { AdminRow } from '../store/rows'

const AVATAR = 'https://static.intercomassets.com/assets/default-avatars/admins/128.png'

/** A teammate, as /admins shows one. */
export function renderAdmin(row: AdminRow, withAvatar = false): Record<string, unknown> {
  return {
    type: 'admin',
    id: row.id,
    name: row.name,
    email: row.email,
    ...(row.jobTitle === null ? {} : { job_title: row.jobTitle }),
    away_mode_enabled: row.awayModeEnabled,
    away_mode_reassign: row.awayModeReassign,
    away_status_reason_id: row.awayStatusReasonId,
    has_inbox_seat: true,
    team_ids: row.teamIds,
    ...(withAvatar ? { avatar: AVATAR } : {}),
  }
}

/** A teammate inside a note or message: the short form. */
export function renderAuthorAdmin(row: AdminRow): Record<string, unknown> {
  return {
    type: 'admin',
    id: row.id,
    name: row.name,
    email: row.email,
    away_mode_enabled: row.awayModeEnabled,
    away_mode_reassign: row.awayModeReassign,
  }
}

export { AVATAR as ADMIN_AVATAR }

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CommandOutput } from '../../../contract/commands'
import type { NotificationState } from '../../../contract/models'
import { ask } from '../bridge/bridge'

/** What holds notifications back now, and whom the rep has muted. */
export function useNotificationState(): UseQueryResult<NotificationState> {
  return useQuery({ queryKey: ['notifications', 'state'], queryFn: () => ask('notifications.get', {}) })
}

/** What became of the last ones, newest first. */
export function useRecentNotifications(): UseQueryResult<CommandOutput<'notifications.recent'>> {
  return useQuery({ queryKey: ['notifications', 'recent'], queryFn: () => ask('notifications.recent', {}) })
}

import type { SyncStatus } from '../../../../contract/models'
import { count } from '../../format/numbers'
import { clockTime, longAgo } from '../../format/time'

export type SyncTone = 'done' | 'going' | 'waiting' | 'red'

export interface SyncWords {
  readonly text: string
  readonly icon: 'ok' | 'busy' | 'paused' | 'offline' | 'signIn' | 'absent' | 'failed'
  readonly tone: SyncTone
}

/** The sync status as one short line for the rep. */
export function syncWords(status: SyncStatus, now: number): SyncWords {
  const waiting = status.waitingToSend > 0 ? ` (${count(status.waitingToSend)} waiting)` : ''
  const progress = status.total === null ? count(status.done) : `${count(status.done)} of ${count(status.total)}`
  switch (status.state) {
    case 'first_sync':
      return { text: `Syncing ${progress}`, icon: 'busy', tone: 'going' }
    case 'syncing':
      return { text: status.total === null ? 'Syncing' : `Syncing ${progress}`, icon: 'busy', tone: 'going' }
    case 'paused':
      return { text: `Paused${waiting}`, icon: 'paused', tone: 'waiting' }
    case 'offline': {
      // "7:15 PM" stays on one line.
      const clock = status.offlineSince === null ? '' : clockTime(status.offlineSince).replaceAll(/\s/gu, '\u00a0')
      const since = clock && ` since ${clock}`
      return { text: `Offline${since}${waiting}`, icon: 'offline', tone: 'waiting' }
    }
    case 'sign_in_again':
      return { text: 'Sign in again', icon: 'signIn', tone: 'red' }
    case 'not_connected':
      return { text: 'Not connected', icon: 'absent', tone: 'waiting' }
    case 'failed':
      return { text: status.message ?? 'Sync has failed', icon: 'failed', tone: 'red' }
    default:
      return {
        text:
          status.lastSyncedAt === null
            ? 'Not synced yet'
            : `Synced ${longAgo(status.lastSyncedAt, Math.max(now, status.lastSyncedAt))}`,
        icon: 'ok',
        tone: 'done',
      }
  }
}

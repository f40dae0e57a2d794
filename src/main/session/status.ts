import type { SyncStatus } from '../../contract/models'
import type { NetworkState } from '../ports/network'
import { streamLabel } from './jobs'
import { readArrived } from './firstSyncEnd'
import type { Session } from './sessionParts'

const FIRST_SYNC = ['book', 'conversations', 'parts']

/** The one line at the bottom left, and what Health lists. */
export function syncStatus(session: Session | null, network: NetworkState): SyncStatus {
  if (!session) {
    return {
      state: 'not_connected',
      done: 0,
      total: null,
      lastSyncedAt: null,
      offlineSince: null,
      waitingToSend: 0,
      needsYou: 0,
      message: null,
      arrived: null,
      streams: [],
      salesforceApi: null,
    }
  }
  const { store, gates } = session
  const rows = store.streams.list()
  const orgKey = session.orgKey()
  const mine = rows.filter((row) => !row.name.includes('/') || (orgKey !== null && row.name.startsWith(`${orgKey}/`)))
  const firstSync = store.meta.get('firstSync.done') === null
  const progress = mine.filter((row) => FIRST_SYNC.includes(row.name))
  const counts = store.outbox.counts()
  const finished = mine.filter((row) => row.name === 'conversations.new' || row.name === 'conversations.updated')
  const closed = [gates.intercom, gates.salesforce].find(
    (gate) => gate.state === 'sign_in' || gate.state === 'restricted',
  )
  const failed = mine.find(
    (row) => row.state === 'failed' && row.errorCode !== 'offline' && row.errorCode !== 'timeout',
  )

  const state = ((): SyncStatus['state'] => {
    if (gates.intercom.state === 'offline' || !network.isOnline()) return 'offline'
    if (closed) return 'sign_in_again'
    if (store.meta.get('firstSync.paused') !== null) return 'paused'
    if (firstSync) return 'first_sync'
    if (failed) return 'failed'
    return session.jobs.running().some((name) => !name.startsWith('conversations.')) ? 'syncing' : 'idle'
  })()

  return {
    state,
    done: progress.reduce((sum, row) => sum + row.done, 0),
    total: firstSync ? firstSyncTotal(progress.map((row) => row.total)) : null,
    lastSyncedAt: latest(finished.map((row) => row.finishedAt)),
    offlineSince: gates.intercom.offlineSince,
    waitingToSend: counts.unsent - counts.needsYou,
    needsYou: counts.needsYou,
    message: closed?.message ?? (state === 'offline' ? gates.intercom.message : (failed?.errorMessage ?? null)),
    arrived: readArrived(store),
    streams: mine
      .flatMap((row) => {
        const named = streamLabel(row.name)
        return named ? [{ row, ...named }] : []
      })
      .toSorted((a, b) => a.place - b.place)
      .map(({ row, label }) => ({
        name: row.name,
        label,
        state: row.state,
        done: row.done,
        total: row.total,
        lastFinishedAt: row.finishedAt,
        errorCode: row.errorCode,
        errorMessage: row.errorMessage,
      })),
    salesforceApi: apiUse(session),
  }
}

/** The org's calls of the last 24 hours, and what Repdesk makes of them. */
function apiUse(session: Session): SyncStatus['salesforceApi'] {
  const use = session.salesforce()?.apiUsage() ?? null
  return use && { ...use, pace: session.pacing.pace() }
}

/** Known once the book is counted; parts are guessed at one a conversation until they are counted, too. */
function firstSyncTotal(totals: (number | null)[]): number | null {
  const known = totals.filter((total) => total !== null)
  return known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0)
}

function latest(times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null)
  return known.length === 0 ? null : Math.max(...known)
}

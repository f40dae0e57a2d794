import type { Account } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSyncStatus } from '../../queries/app'
import { undoLast } from '../../queries/outbox'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { showToast, undoShown } from '../../state/toasts'
import { showBook } from '../segments/showSegment'
import { useMessageCommands } from '../messages/useMessageCommands'
import { useFocusCommands } from '../notifications/useFocusCommands'
import { openSettings } from '../settings/settingsTab'
import { useHealthCommands } from './useHealthCommands'

/** The commands that the frame offers on every screen. */
export function useFrameCommands(account: Account): void {
  const goTo = usePlace((state) => state.goTo)
  const setConnecting = usePlace((state) => state.setConnecting)
  const openLayer = useLayers((state) => state.open)
  const { data: status } = useSyncStatus()
  const paused = status?.state === 'paused'
  useHealthCommands(account)
  useFocusCommands()
  useMessageCommands()
  useCommandHandler('goBook', showBook)
  useCommandHandler('goToday', () => goTo('today'))
  useCommandHandler('goConversations', () => goTo('conversations'))
  useCommandHandler('goOutbox', () => goTo('outbox'))
  useCommandHandler('goSettings', () => goTo('settings'))
  useCommandHandler('goMapping', () => openSettings('mapping'))
  useCommandHandler('goAutomations', () => openSettings('automations'))
  useCommandHandler('goOwners', () => openSettings('owners'))
  useCommandHandler('goNotifications', () => openSettings('notifications'))
  useCommandHandler('goHealth', () => goTo('health'))
  useCommandHandler('goNews', () => openLayer({ kind: 'news' }))
  useCommandHandler('undo', () => undoShown() || void undoLast())
  useCommandHandler('syncNow', () => tell(ask('sync.now', {})))
  useCommandHandler('pauseSync', () => tell(ask('sync.pause', {})), !paused)
  useCommandHandler('resumeSync', () => tell(ask('sync.resume', {})), paused)
  useCommandHandler('connect', () => setConnecting(true), account.isDemo || account.salesforce === null)
}

function tell(work: Promise<unknown>): void {
  work.catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
}

import { app, dialog } from 'electron'
import type { Logger } from '../ports/logger'
import { describeError } from '../system/redact'

/**
 * Writes what nobody caught into the log, redacted. The core's state is on disk and its writes are transactions, so
 * Repdesk goes on; a packaged app offers, once, to start anew. Nothing is sent to anybody.
 */
export function handleCrashes(log: Logger): void {
  let hasOffered = false
  const onFault = (kind: string) => (error: unknown) => {
    log.error('A fault that nobody caught', { kind, error: describeError(error) })
    if (hasOffered || !app.isPackaged || !app.isReady()) return
    hasOffered = true
    void offerRestart()
  }
  process.on('uncaughtException', onFault('exception'))
  process.on('unhandledRejection', onFault('rejection'))
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit') log.error('A helper process ended', { type, reason, exitCode, name })
  })
}

async function offerRestart(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Repdesk ran into a fault of its own',
    detail: 'Nothing was lost. If something does not respond, restart Repdesk. The log says more (Help, Show Logs).',
    buttons: ['Restart Repdesk', 'Go On'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return
  app.relaunch()
  app.quit()
}

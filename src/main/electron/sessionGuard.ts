import type { Session } from 'electron'
import type { Logger } from '../ports/logger'
import { APP_ORIGIN } from './appProtocol'

/**
 * Denies the page's session everything that it could ask of the machine: permissions (asked and checked), devices,
 * screen capture, downloads, and any request that is not for app:// itself, so that a hole in the page's policy would
 * still find no network. `alsoAllowed` lists origins for development (the hot-reload socket).
 */
export function guardSession(session: Session, log: Logger, alsoAllowed: readonly string[] = []): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('The page asked for a permission', { permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn('The page tried to download a file')
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed =
      details.url.startsWith(`${APP_ORIGIN}/`) ||
      details.url.startsWith('data:') ||
      details.url.startsWith('devtools:') ||
      alsoAllowed.some((origin) => details.url.startsWith(`${origin}/`))
    if (!allowed) log.warn('The page tried to reach the network', { type: details.resourceType })
    answer({ cancel: !allowed })
  })
}

import { app } from 'electron'
import type { Place } from '../../contract/events'
import type { Logger } from '../ports/logger'
import { findDeepLink, LINK_SCHEME, parseDeepLink } from './deepLinks'

export interface LinkReceiver {
  /** Gives the place of a link that has come already, and of every later one, to `open`; null means: only show up. */
  deliver(open: (place: Place | null) => void): void
}

/**
 * Takes repdesk:// links from the operating system (macOS), from this process's command line and from a second
 * instance's (Windows, Linux); a second start without a link brings the window up. Only a link's kind is logged.
 */
export function receiveLinks(log: Logger): LinkReceiver {
  // An unpackaged app would register Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  let open: ((place: Place | null) => void) | null = null
  let waiting: Place | null = null
  const receive = (place: Place | null): void => {
    if (place !== null) log.info('A link was opened', { kind: place.kind })
    if (open !== null) open(place)
    else waiting = place ?? waiting
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    receive(parseDeepLink(url))
  })
  app.on('second-instance', (_event, argv) => receive(findDeepLink(argv)))
  receive(findDeepLink(process.argv))
  return {
    deliver: (to) => {
      open = to
      if (waiting !== null) to(waiting)
      waiting = null
    },
  }
}

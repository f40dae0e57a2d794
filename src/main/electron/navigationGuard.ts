import { app, type WebContents } from 'electron'
import type { Logger } from '../ports/logger'
import { APP_URL } from './appProtocol'

/**
 * Holds every web contents to the one page: no navigation, no redirect, no second window, no webview. Links leave
 * through `app.openLink` alone, which knows what may be opened.
 */
export function guardNavigation(log: Logger): void {
  app.on('web-contents-created', (_created, contents) => {
    const refuse = (what: string) => (event: { preventDefault(): void }) => {
      event.preventDefault()
      log.warn('The page tried to leave its place', { what })
    }
    contents.on('will-navigate', (event) => {
      // A reload of the page itself is a navigation, too.
      if (!isOwnPage(event.url, contents)) refuse('navigate')(event)
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) refuse('frame')(event)
    })
    contents.on('will-redirect', refuse('redirect'))
    contents.on('will-attach-webview', refuse('webview'))
    contents.setWindowOpenHandler(() => {
      log.warn('The page tried to leave its place', { what: 'window' })
      return { action: 'deny' }
    })
  })
}

function isOwnPage(url: string, contents: WebContents): boolean {
  return url.split('#')[0] === APP_URL && contents.getURL().split('#')[0] === APP_URL
}

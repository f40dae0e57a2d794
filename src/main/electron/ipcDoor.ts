import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { EVENT_CHANNEL, RUN_CHANNEL } from '../../contract/channels'
import { commands, type CommandName } from '../../contract/commands'
import { eventNames, type EventName, type EventPayload } from '../../contract/events'
import type { Result } from '../../contract/result'
import type { Core } from '../ports/core'
import type { Logger } from '../ports/logger'
import { APP_HOST, APP_SCHEME } from './appProtocol'

/**
 * The one door between page and core. A question is answered only for the main frame of our own window at
 * app://repdesk, and only for a name of the contract; the core parses its input. Answers and events are plain values.
 * The page may ask while the core is still being made.
 */
export function openIpcDoor(window: BrowserWindow, core: Promise<Core>, log: Logger): void {
  ipcMain.handle(RUN_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurPage(event, window)) {
      log.warn('A foreign frame knocked at the door')
      return refusal('permission', 'Only Repdesk itself can ask that.')
    }
    if (!isCommandName(name)) {
      log.warn('The page asked for an unknown command')
      return refusal('validation', 'Repdesk does not know that command.')
    }
    const made = await core.catch(() => null)
    if (made === null)
      return refusal('bug', 'Repdesk could not start. Restart it; if that does not help, install it again.')
    return made.run(name, input)
  })

  void tellPage(core, keepUntilLoaded(window))
}

/** Where making the core fails, the shell says so; here there is nothing to tell. */
async function tellPage(core: Promise<Core>, page: PageEvents): Promise<void> {
  const made = await core.catch(() => null)
  if (made === null) return
  for (const name of eventNames) made.on(name, (payload) => page.send(name, payload))
}

function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  if (frame === null || window.isDestroyed() || frame !== window.webContents.mainFrame) return false
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name)
}

function refusal(code: 'permission' | 'validation' | 'bug', message: string): Result<never> {
  return { ok: false, error: { code, message, retryable: false } }
}

interface PageEvents {
  send<N extends EventName>(name: N, payload: EventPayload<N>): void
}

/** Sends events to the page; while it is loading, keeps the last `navigate`, since a link must not be lost. */
function keepUntilLoaded(window: BrowserWindow): PageEvents {
  let loaded = false
  let place: EventPayload<'navigate'> | null = null
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) loaded = false
  })
  window.webContents.on('dom-ready', () => {
    loaded = true
    if (place !== null) window.webContents.send(EVENT_CHANNEL, 'navigate', place)
    place = null
  })
  return {
    send: (name, payload) => {
      if (window.isDestroyed()) return
      if (loaded) window.webContents.send(EVENT_CHANNEL, name, payload)
      else if (name === 'navigate') place = payload as EventPayload<'navigate'>
    },
  }
}

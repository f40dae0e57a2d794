import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { Logger } from '../ports/logger'
import { windowStateSchema, type WindowState } from './windowBounds'

const SAVE_AFTER_MS = 400

/** What was remembered of the window in `folder`, or null where there is nothing or nothing readable. */
export function readWindowState(folder: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(stateFile(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Remembers the window's place in `folder` whenever it has come to rest, and when it closes. */
export function rememberWindow(window: BrowserWindow, folder: string, log: Logger): void {
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isFullScreen()) return
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      writeFileSync(`${stateFile(folder)}.new`, JSON.stringify(state), { mode: 0o600 })
      renameSync(`${stateFile(folder)}.new`, stateFile(folder))
    } catch {
      log.warn('The place of the window could not be remembered')
    }
  }
  const saveSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('close', save)
}

function stateFile(folder: string): string {
  return join(folder, 'window.json')
}

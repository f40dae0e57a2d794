import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import type { AppPaths } from '../ports/appPaths'

/**
 * Settles where data lives, before anything else asks Electron for a path: Electron's own place for this user, or
 * REPDESK_DATA_DIR in an unpackaged app. Everything below is the user's alone (mode 0700).
 */
export function settleAppPaths(): AppPaths & { user: string } {
  const given = process.env['REPDESK_DATA_DIR']
  if (given !== undefined && given !== '' && !app.isPackaged) app.setPath('userData', resolve(given))
  const user = app.getPath('userData')
  const paths = { user, data: join(user, 'data'), logs: join(user, 'logs') }
  for (const folder of [paths.user, paths.data, paths.logs]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }
  app.setAppLogsPath(paths.logs)
  app.setPath('crashDumps', join(user, 'crashes'))
  return paths
}

import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Failure } from '../domain/failure'
import { openableUrl } from '../net/links'
import { createNodeDownloads } from '../net/nodeDownloads'
import { createNodeHttp } from '../net/nodeHttp'
import type { AppPaths } from '../ports/appPaths'
import type { DeskPorts } from '../ports/desk'
import type { Logger } from '../ports/logger'
import { readLogTail } from '../system/logTail'
import { randomIds } from '../system/randomIds'
import { systemClock } from '../system/systemClock'
import type { PreviewServer } from './server'

/**
 * Where the preview keeps its data: REPDESK_DATA_DIR, else a folder of its own beside the app's, since one cache cannot
 * serve two processes. Mode 0700.
 */
export function previewPaths(): AppPaths {
  const given = process.env['REPDESK_DATA_DIR']
  const base = given === undefined || given === '' ? join(configFolder(), 'Repdesk Preview') : resolve(given)
  const paths = { data: join(base, 'data'), logs: join(base, 'logs') }
  for (const folder of [base, paths.data, paths.logs]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }
  return paths
}

function configFolder(): string {
  switch (process.platform) {
    case 'win32':
      return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  }
}

/**
 * The preview's stand-ins for the operating system: notifications become a notice in the page (and say that they are
 * unsupported), links open in a tab of the browser that shows the page, the network is Node's and taken to be there.
 */
export function createPreviewPorts(
  server: Pick<PreviewServer, 'tell'>,
  paths: AppPaths,
  log: Logger,
  version: string,
): DeskPorts {
  return {
    paths,
    clock: systemClock,
    ids: randomIds,
    log,
    http: createNodeHttp(),
    downloads: createNodeDownloads(),
    logTail: () => readLogTail(paths.logs),
    network: { isOnline: () => true, onChange: () => () => {} },
    browser: {
      open: async (text) => {
        const url = openableUrl(text)
        if (url === null) throw new Failure('validation', 'Repdesk opens only https, mailto and tel links.')
        server.tell('open-page', url)
      },
    },
    notifier: {
      show: async ({ title, body, place }) => {
        server.tell('notice', { tone: 'info', text: body === '' ? title : `${title}: ${body}`, place })
        log.info('A notification went to the page', { outcome: 'unsupported' })
        return { shown: false, reason: 'unsupported' }
      },
      withdraw: () => {},
      setUnread: () => {},
      onActivate: () => () => {},
    },
    info: {
      version,
      platform: process.platform,
      runtime: `Node ${process.versions.node}`,
      isPackaged: false,
      isPreview: true,
    },
  }
}

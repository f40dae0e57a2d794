import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import electronLog from 'electron-log/node'
import type { Logger, LogFields } from '../ports/logger'
import { redact, redactFields } from './redact'

export interface FileLogOptions {
  /** Folder of the log; absolute, existing. */
  folder: string
  /** Each request in the file, too, and warnings on the console: an unpackaged app. */
  isDevelopment: boolean
  /** The file is set aside at this many bytes. Default 2 MiB. */
  maxBytes?: number
  /** So many files set aside are kept. Default 4. */
  keep?: number
}

/**
 * Writes lines to `repdesk.log` in `folder`, mode 0600, redacted, rotated to `repdesk.1.log` and so on. Writing is
 * synchronous, so that the last line before a crash is there.
 */
export function createFileLogger({
  folder,
  isDevelopment,
  maxBytes = 2 * 1024 * 1024,
  keep = 4,
}: FileLogOptions): Logger {
  const log = electronLog.create({ logId: folder })
  const file = join(folder, 'repdesk.log')
  log.transports.file.resolvePathFn = () => file
  log.transports.file.level = isDevelopment ? 'debug' : 'info'
  log.transports.file.maxSize = maxBytes
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  log.transports.file.archiveLogFn = () => rotate(folder, keep)
  log.transports.file.format = '{iso} {level} {text}'
  log.transports.console.level = isDevelopment ? 'warn' : false
  log.transports.console.format = '{level} {text}'
  if (existsSync(file)) chmodSync(file, 0o600)

  const line = (message: string, fields?: LogFields): string =>
    fields === undefined ? redact(message) : `${redact(message)} ${JSON.stringify(redactFields(fields))}`
  return {
    debug: (message, fields) => log.debug(line(message, fields)),
    info: (message, fields) => log.info(line(message, fields)),
    warn: (message, fields) => log.warn(line(message, fields)),
    error: (message, fields) => log.error(line(message, fields)),
  }
}

function rotate(folder: string, keep: number): void {
  const name = (n: number): string => join(folder, n === 0 ? 'repdesk.log' : `repdesk.${n}.log`)
  rmSync(name(keep), { force: true })
  for (let n = keep - 1; n >= 0; n--) if (existsSync(name(n))) renameSync(name(n), name(n + 1))
}

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The desktop's notification daemon (dunst), as its own log tells of it. */
export interface NotificationDaemon {
  /**
   * What it has shown since `forget`, or since it was asked for; without the notice at the end of the first sync, which comes
   * whenever that ends and only where the window is not in front.
   */
  shown(): Shown[]
  forget(): void
  /** Does what a click on the notification of this summary does; older ones that are still shown are closed. */
  activate(summary: string): Promise<void>
}

export interface Shown {
  summary: string
  body: string
}

/** The daemon of this desktop. Needs DESKTOP_LOG_DIR, which `npm test` sets. */
export function notificationDaemon(): NotificationDaemon {
  const file = join(process.env['DESKTOP_LOG_DIR'] ?? '', 'dunst.log')
  const read = (): string => readFileSync(file, 'utf8')
  const displayed = async (): Promise<number> => Number((await run('dunstctl', ['count', 'displayed'])).stdout)
  let from = read().length
  return {
    shown: () => parse(read().slice(from)).filter((one) => !one.summary.startsWith('First sync')),
    forget: () => {
      from = read().length
    },
    async activate(summary) {
      const all = parse(read())
      const newer = all.length - 1 - all.findLastIndex((one) => one.summary === summary)
      if (newer === all.length) throw new Error('The daemon has shown no such notification')
      // It acts on, and closes, the oldest one that is shown.
      while ((await displayed()) > newer + 1) await run('dunstctl', ['close'])
      await run('dunstctl', ['action', '0'])
    },
  }
}

function parse(text: string): Shown[] {
  const field = (entry: string, name: string): string => new RegExp(`^\\s*${name}: '(.*)'$`, 'm').exec(entry)?.[1] ?? ''
  return text
    .split(/^\{$/m)
    .filter((entry) => /^\s*summary: /m.test(entry))
    .map((entry) => ({ summary: field(entry, 'summary'), body: field(entry, 'body') }))
}

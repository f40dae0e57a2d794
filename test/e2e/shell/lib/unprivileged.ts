import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The user `nobody`, as Debian numbers it. */
const NOBODY = 65534

export interface UnprivilegedHome {
  /** Starts Electron as an ordinary user; give it to Playwright as executable. */
  executable: string
  /** A copy of what the shell under test needs, where that user can read it. */
  root: string
  /** That user's own folder. */
  home: string
  env: Record<string, string>
  remove(): void
}

/**
 * What root needs to run Electron as an ordinary user, since Chromium's sandbox does not work for root: a readable copy
 * of Electron (made once a machine) and of the built shell, a home of that user, and the display's cookie.
 */
export function makeUnprivilegedHome(projectRoot: string): UnprivilegedHome {
  const home = mkdtempSync(join(tmpdir(), 'repdesk-nobody-'))
  const root = join(home, 'app')
  for (const part of ['out/test-shell', 'test/e2e/shell/fixtures/page', 'resources']) {
    cpSync(join(projectRoot, part), join(root, part), { recursive: true })
  }
  const require = createRequire(import.meta.url)
  const loader = join(dirname(require.resolve('playwright-core/package.json')), 'lib/server/electron/loader.js')
  cpSync(loader, join(root, 'loader.cjs'))
  const executable = join(home, 'electron')
  const electron = join(readableElectron(), 'electron')
  writeFileSync(
    executable,
    `#!/bin/sh\nexec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --no-new-privs ` +
      `'${electron}' -r '${join(root, 'loader.cjs')}' "$@"\n`,
    { mode: 0o755 },
  )
  const env: Record<string, string> = {
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    DBUS_SESSION_BUS_ADDRESS: 'none:',
  }
  const cookie = process.env['XAUTHORITY']
  if (cookie !== undefined && existsSync(cookie)) {
    env['XAUTHORITY'] = join(home, 'Xauthority')
    writeFileSync(env['XAUTHORITY'], readFileSync(cookie), { mode: 0o600 })
    chownSync(env['XAUTHORITY'], NOBODY, NOBODY)
  }
  for (const folder of [home, join(home, 'run'), join(home, 'data')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chownSync(folder, NOBODY, NOBODY)
  }
  return { executable, root, home, env, remove: () => rmSync(home, { recursive: true, force: true }) }
}

function readableElectron(): string {
  const from = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  const version = readFileSync(join(from, 'version'), 'utf8').trim()
  const to = join(tmpdir(), `repdesk-electron-${version}`)
  if (existsSync(to)) return to
  const partial = mkdtempSync(join(tmpdir(), 'repdesk-electron-copy-'))
  cpSync(from, join(partial, 'dist'), { recursive: true, preserveTimestamps: true })
  renameSync(join(partial, 'dist'), to)
  rmSync(partial, { recursive: true, force: true })
  return to
}

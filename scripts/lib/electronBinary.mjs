import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The path of Electron's binary, or null where there is none: in ELECTRON_OVERRIDE_DIST_PATH, else in the installed
 * package. Looks only; the package's own entry would try to download what is missing.
 *
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : null
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const binary = join(override, name ?? 'electron')
    return existsSync(binary) ? binary : null
  }
  if (name === null) return null
  const binary = join(folder, 'dist', name)
  return existsSync(binary) ? binary : null
}

/** True where a window can be shown: always on macOS and Windows, on Linux with an X or Wayland display. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** True for root, for whom Chromium's sandbox does not work. */
export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * The Node that Repdesk is made for: the pinned one of the devDependencies, else this one.
 *
 * @param {string} root the project's folder
 */
export function pinnedNode(root) {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(pinned) ? pinned : process.execPath
}

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What each built folder is made from, beside the settings that all are made from. */
const PARTS = [
  { out: 'out/main/index.js', from: ['src/main', 'src/contract', 'src/simulator'] },
  { out: 'out/main/preview.js', from: ['src/main', 'src/contract', 'src/simulator'] },
  { out: 'out/preload/preload.cjs', from: ['src/preload', 'src/contract'] },
  { out: 'out/renderer/index.html', from: ['src/renderer', 'src/contract'] },
]
const SETTINGS = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']

/**
 * The built files that are missing or older than something they are made from.
 *
 * @param {string} root the project's folder
 * @returns {string[]} paths relative to it; empty where everything is fresh
 */
export function staleParts(root) {
  const settings = Math.max(...SETTINGS.map((name) => newest(join(root, name))))
  return PARTS.filter(({ out, from }) => {
    const built = newest(join(root, out))
    return built < settings || from.some((folder) => newest(join(root, folder)) > built)
  }).map(({ out }) => out)
}

/** The newest change at or below a path, in milliseconds since the epoch; 0 where there is nothing. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time changes when a file in it is removed.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}

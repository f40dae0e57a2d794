import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the end-to-end tests need of the system: a program, and the Debian packages it comes with. */
const NEEDED = [
  { program: 'Xvfb', packages: ['xvfb', 'xauth'] },
  { program: 'dbus-run-session', packages: ['dbus', 'dbus-x11'] },
  { program: 'dunst', packages: ['dunst'] },
  { program: 'gnome-keyring-daemon', packages: ['gnome-keyring', 'libsecret-1-0'] },
  { program: 'chromium', packages: ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'] },
]

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0
}

/**
 * Installs what is missing where that can be done (root on Debian), else says in one line what is missing. Answers the
 * programs that are there.
 */
export function ensureSystemPackages() {
  const missing = NEEDED.filter((one) => !has(one.program))
  if (missing.length > 0) {
    const packages = missing.flatMap((one) => one.packages)
    if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
      console.log(`Installing ${packages.join(' ')}`)
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env })
    } else {
      console.log(`Missing system packages, some tests cannot run: ${packages.join(' ')}`)
    }
  }
  return new Set(NEEDED.filter((one) => has(one.program)).map((one) => one.program))
}

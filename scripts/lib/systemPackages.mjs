import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * What the end-to-end tests need of the system: a program, and the Debian packages it comes with. What is only wanted
 * is installed where that can be done, and not missed where it cannot.
 */
const NEEDED = [
  { program: 'Xvfb', packages: ['xvfb', 'xauth'] },
  { program: 'dbus-run-session', packages: ['dbus', 'dbus-x11'] },
  { program: 'dunst', packages: ['dunst'] },
  { program: 'gnome-keyring-daemon', packages: ['gnome-keyring', 'libsecret-1-0'] },
  { program: 'chromium', packages: ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'] },
  { program: 'chromium-headless-shell', packages: ['chromium-headless-shell'], wanted: true },
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
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (missing.length > 0 && canInstall) {
    console.log(`Installing ${namesOf(missing)}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { stdio: 'ignore', env }
    spawnSync('apt-get', ['update', '-qq'], options)
    // Apart: a name that this Debian does not have would keep the others out.
    for (const some of [missing.filter((one) => !one.wanted), missing.filter((one) => one.wanted)]) {
      const packages = some.flatMap((one) => one.packages)
      if (packages.length > 0) {
        spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
      }
    }
  }
  const stillMissing = missing.filter((one) => !one.wanted && !has(one.program))
  if (stillMissing.length > 0) console.log(`Missing system packages, some tests cannot run: ${namesOf(stillMissing)}`)
  return new Set(NEEDED.filter((one) => has(one.program)).map((one) => one.program))
}

function namesOf(some) {
  return some.flatMap((one) => one.packages).join(' ')
}

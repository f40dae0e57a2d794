import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import keytar from 'keytar'
import { keychainService } from '../../src/main/compose'
import { openDatabase } from '../../src/main/store/openDatabase'
import { openSession } from './lib/session'
import { EVERY } from './lib/wanted'

/* A cache that cannot be opened: its key lies in a locked keychain, or a newer Repdesk has written it. */

const session = openSession('unopened')

/** A running daemon unlocks only by its own question. A new one takes the password of scripts/lib/desktop.sh. */
async function unlock(): Promise<void> {
  const child = spawn('gnome-keyring-daemon', ['--replace', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.end('test')
  await once(child, 'exit')
}

async function lock(): Promise<void> {
  const secrets = '/org/freedesktop/secrets'
  const child = spawn('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.secrets',
    secrets,
    'org.freedesktop.Secret.Service.Lock',
    `array:objpath:${secrets}/collection/login`,
  ])
  await once(child, 'exit')
}

// Other sessions share the keyring.
test.afterAll(unlock)

test('a locked keychain', async () => {
  await session.desk.quit()
  await lock()
  await session.restart()
  await expect(session.desk.page.getByRole('heading', { name: 'The keychain is locked' })).toBeVisible({
    timeout: 90_000,
  })
  await session.camera.take('locked', EVERY)
  await session.desk.quit()
  await unlock()
})

test('written by a newer version', async () => {
  const secrets = await keytar.findCredentials(keychainService(session.dataFolder))
  const entry = secrets.find(({ account }) => account.startsWith('store.key.'))
  const file = readdirSync(session.dataFolder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.repdesk'),
  )
  if (!entry || !file) throw new Error('There is no cache to change')
  const database = openDatabase(join(session.dataFolder, file), Buffer.from(entry.password, 'hex'))
  database.raw.pragma('user_version = 9999')
  database.raw.close()
  await session.restart()
  await expect(session.desk.page.getByRole('heading', { name: /newer Repdesk/u })).toBeVisible({ timeout: 60_000 })
  await session.camera.take('newer', EVERY)
})

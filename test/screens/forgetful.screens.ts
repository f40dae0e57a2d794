import { test } from '@playwright/test'
import { goTo } from '../e2e/lib/workspace'
import { openSession } from './lib/session'
import { EVERY } from './lib/wanted'

/* A computer without a keychain: nothing is remembered. */

const session = openSession('forgetful', { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } })

test('not remembered', async () => {
  const { camera, desk } = session
  await goTo(desk.page, 'My book')
  await camera.take('not-remembered', EVERY)
  await goTo(desk.page, 'Settings')
  await camera.take('not-remembered-settings')
})

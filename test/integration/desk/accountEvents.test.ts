import { afterEach, expect, it } from 'vitest'
import type { Account } from '../../../src/contract/models'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'
import { settledDesk } from '../../builders/work'

let desk: Desk
afterEach(() => desk.stop())

/** The window hears of a sign-in that a service has ended, and of its return, without asking. */
it('tells the window when a token is revoked, and when it is good again', async () => {
  desk = await createDesk({ people: 60, speed: 20 })
  await settledDesk(desk)
  const told: Account[] = []
  desk.core.on('account.changed', (account) => told.push(account))

  desk.intercom.control.setTokenRevoked(true)
  await desk.run('sync.now', {})
  await until('told of the end', () => told.at(-1)?.intercom?.state === 'sign_in_again')
  expect((await desk.run('account.get', {})).intercom?.state).toBe('sign_in_again')

  desk.intercom.control.setTokenRevoked(false)
  await desk.connectIntercom()
  await until('told of the return', () => told.at(-1)?.intercom?.state === 'connected')
}, 60_000)

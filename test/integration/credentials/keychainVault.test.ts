import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createKeychainVault } from '../../../src/main/credentials/keychainVault'
import { type Keychain, loadKeytar } from '../../../src/main/credentials/keychain'
import { createMemoryVault } from '../../../src/main/credentials/memoryVault'
import { Failure } from '../../../src/main/domain/failure'

const LOCKED = 'Cannot create an item in a locked collection'
const NO_BUS = 'Cannot autolaunch D-Bus without X11 $DISPLAY'

/** A keychain as the system's behaves: a locked one reads as empty and refuses writes; an absent one fails at all. */
function fakeKeychain(): Keychain & {
  items: Map<string, string>
  mode: 'open' | 'locked' | 'absent' | 'lossy' | 'mute'
} {
  const fake = {
    items: new Map<string, string>(),
    mode: 'open' as 'open' | 'locked' | 'absent' | 'lossy' | 'mute',
    getPassword: (service: string, account: string) =>
      answer(() => fake.items.get(`${service}/${account}`) ?? null, null),
    setPassword: (service: string, account: string, password: string) => {
      if (fake.mode === 'locked') return Promise.reject(new Error(LOCKED))
      const kept = fake.mode === 'lossy' && account !== 'keychain.check' ? password.slice(0, 5) : password
      return answer(() => void fake.items.set(`${service}/${account}`, kept), undefined)
    },
    deletePassword: (service: string, account: string) =>
      answer(() => fake.items.delete(`${service}/${account}`), false),
  }
  function answer<T>(run: () => T, whenLocked: T): Promise<T> {
    if (fake.mode === 'mute') return new Promise(() => undefined)
    if (fake.mode === 'absent') return Promise.reject(new Error(NO_BUS))
    return Promise.resolve(fake.mode === 'locked' ? whenLocked : run())
  }
  return fake
}

function vaultOn(keychain: Keychain, platform: NodeJS.Platform = 'linux'): ReturnType<typeof createKeychainVault> {
  return createKeychainVault({
    service: 'Repdesk test',
    load: () => Promise.resolve(keychain),
    platform,
    patienceMs: 200,
  })
}

test('keeps, reads, replaces and removes secrets in the keychain', async () => {
  const keychain = fakeKeychain()
  const vault = vaultOn(keychain)
  expect(await vault.state()).toBe('keychain')
  expect(await vault.get('a')).toBeNull()
  await vault.set('a', 'one')
  await vault.set('a', 'two')
  expect(await vault.get('a')).toBe('two')
  expect(keychain.items.get('Repdesk test/a')).toBe('two')
  await vault.delete('a')
  await vault.delete('a')
  expect(await vault.get('a')).toBeNull()
})

test('a write that was not kept whole is a failure', async () => {
  const keychain = fakeKeychain()
  keychain.mode = 'lossy'
  await expect(vaultOn(keychain).set('a', 'a long secret')).rejects.toMatchObject({ code: 'credentials_unavailable' })
})

test('a locked keychain is never taken for an empty one', async () => {
  const keychain = fakeKeychain()
  const vault = vaultOn(keychain)
  await vault.set('a', 'one')
  keychain.mode = 'locked'
  expect(await vault.state()).toBe('locked')
  for (const call of [vault.get('a'), vault.get('other'), vault.set('a', 'two'), vault.delete('a')]) {
    await expect(call).rejects.toMatchObject({ code: 'locked' })
  }
  const restarted = vaultOn(keychain)
  await expect(restarted.get('a')).rejects.toMatchObject({ code: 'locked' })
  keychain.mode = 'open'
  expect(await restarted.state()).toBe('keychain')
  expect(await restarted.get('a')).toBe('one')
})

test('without a keychain secrets live in memory, visibly, and move in when one appears', async () => {
  const keychain = fakeKeychain()
  keychain.mode = 'absent'
  const vault = vaultOn(keychain)
  expect(await vault.state()).toBe('memory')
  await vault.set('a', 'one')
  expect(await vault.get('a')).toBe('one')
  expect(keychain.items.size).toBe(0)
  keychain.mode = 'open'
  expect(await vault.state()).toBe('keychain')
  expect(keychain.items.get('Repdesk test/a')).toBe('one')
  expect(await vault.get('a')).toBe('one')
})

test('a keychain that went away is locked, not forgotten', async () => {
  const keychain = fakeKeychain()
  const vault = vaultOn(keychain)
  await vault.set('a', 'one')
  keychain.mode = 'absent'
  expect(await vault.state()).toBe('locked')
  await expect(vault.get('a')).rejects.toMatchObject({ code: 'locked' })
  await expect(vault.set('b', 'x')).rejects.toBeInstanceOf(Failure)
})

test('a keychain that waits for the rep counts as locked', async () => {
  const keychain = fakeKeychain()
  keychain.mode = 'mute'
  expect(await vaultOn(keychain).state()).toBe('locked')
})

test('an addon that cannot be loaded is no keychain', async () => {
  const load = (): Promise<Keychain> => Promise.reject(new Error('Failed to load keytar native addon, checked []'))
  expect(await createKeychainVault({ service: 'Repdesk test', load }).state()).toBe('memory')
})

test('the limit of Windows is said, not met', async () => {
  const keychain = fakeKeychain()
  const vault = vaultOn(keychain, 'win32')
  await vault.set('a', 'x'.repeat(2_560))
  await expect(vault.set('a', 'ü'.repeat(1_281))).rejects.toMatchObject({ code: 'credentials_unavailable' })
  expect(await vault.get('a')).toHaveLength(2_560)
})

test('writes at the same time each keep their own', async () => {
  const vault = vaultOn(fakeKeychain())
  await Promise.all(Array.from({ length: 20 }, (_, index) => vault.set('a', `value ${index}`)))
  expect(await vault.get('a')).toBe('value 19')
})

test('the memory vault forgets nothing while it lives', async () => {
  const vault = createMemoryVault()
  expect(await vault.state()).toBe('memory')
  await vault.set('a', 'one')
  expect(await vault.get('a')).toBe('one')
  await vault.delete('a')
  expect(await vault.get('a')).toBeNull()
})

describe('the keyring of this computer', () => {
  if (process.env['REPDESK_TEST_KEYRING'] !== '1') {
    test.skip('there is none to test with: REPDESK_TEST_KEYRING=1 says that there is', () => undefined)
    return
  }
  const service = `Repdesk test ${randomUUID()}`

  test('keeps a secret for the next start, and is told from a locked one', async () => {
    const vault = createKeychainVault({ service })
    expect(await vault.state()).toBe('keychain')
    const secret = `${'x'.repeat(3_000)} ü “quoted” \\ '`
    await vault.set('salesforce.refresh.a.b', secret)
    const restarted = createKeychainVault({ service })
    expect(await restarted.get('salesforce.refresh.a.b')).toBe(secret)
    expect(await restarted.get('absent')).toBeNull()
    // A NUL would end the text in the keyring: reading back notices.
    await expect(restarted.set('nul', 'a\u0000b')).rejects.toMatchObject({ code: 'credentials_unavailable' })
    await restarted.delete('salesforce.refresh.a.b')
    expect(await (await loadKeytar()).getPassword(service, 'salesforce.refresh.a.b')).toBeNull()

    await restarted.set('kept', 'one')
    lockKeyring()
    expect(await restarted.state()).toBe('locked')
    await expect(restarted.get('kept')).rejects.toMatchObject({ code: 'locked' })
    await expect(createKeychainVault({ service }).set('kept', 'two')).rejects.toMatchObject({ code: 'locked' })
  })
})

/** Locks the login collection as the desktop's own settings would. */
function lockKeyring(): void {
  const collection = "['/org/freedesktop/secrets/collection/login']"
  const method = 'org.freedesktop.Secret.Service.Lock'
  const target = ['--dest', 'org.freedesktop.secrets', '--object-path', '/org/freedesktop/secrets', '--method', method]
  execFileSync('gdbus', ['call', '--session', ...target, collection])
}

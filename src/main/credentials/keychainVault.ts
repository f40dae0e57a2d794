import { randomUUID } from 'node:crypto'
import { Failure } from '../domain/failure'
import type { CredentialVault, VaultState } from '../ports/credentialVault'
import type { Logger } from '../ports/logger'
import { type Keychain, type KeychainProblem, loadKeytar, problemOf } from './keychain'

/** Windows holds 2,560 bytes in one credential (CRED_MAX_CREDENTIAL_BLOB_SIZE). */
const WINDOWS_MAX_BYTES = 2_560
/** A locked keyring asks the rep and waits; after this long it counts as locked, and the question stays open. */
const PATIENCE_MS = 30_000
const PROBE = 'keychain.check'

export interface KeychainVaultOptions {
  /** The name that the keychain shows, "Repdesk" in the app. */
  service: string
  logger?: Logger
  /** Tests alone give another keychain than the computer's. */
  load?: () => Promise<Keychain>
  platform?: NodeJS.Platform
  patienceMs?: number
}

/**
 * The operating system's keychain. Every write is read back. Where there is no keychain at all, secrets are held in
 * memory only and `state` says so; nothing is ever written to disk instead. A keychain that was there once and does not
 * answer counts as locked, since the secrets are in it. An absent secret is only believed of a keychain that answers a
 * probe: a locked keyring on Linux says of everything in it that it is not there.
 */
export function createKeychainVault(options: KeychainVaultOptions): CredentialVault {
  const { service, logger, load = loadKeytar, platform = process.platform, patienceMs = PATIENCE_MS } = options
  const memory = new Map<string, string>()
  let mode: 'unknown' | 'keychain' | 'memory' = 'unknown'
  let probing: Promise<VaultState> | null = null
  let writes: Promise<unknown> = Promise.resolve()

  async function look(): Promise<VaultState> {
    const problem = await probe()
    if (problem === null) {
      mode = 'keychain'
      await moveIn()
      return 'keychain'
    }
    if (problem === 'absent' && mode !== 'keychain') {
      mode = 'memory'
      return 'memory'
    }
    // An unknown fault is no proof that there is no keychain, and must not lead to a fresh start beside the old secrets.
    if (mode === 'unknown') mode = 'keychain'
    return 'locked'
  }

  /** Writes and reads a value of no meaning. Answers what is in the way, or null. */
  async function probe(): Promise<KeychainProblem | null> {
    try {
      const keychain = await load()
      const value = randomUUID()
      await inTime(keychain.setPassword(service, PROBE, value))
      return (await inTime(keychain.getPassword(service, PROBE))) === value ? null : 'failed'
    } catch (error) {
      const problem = problemOf(error)
      logger?.warn('The keychain cannot be used', { problem })
      return problem
    }
  }

  /** What was held in memory while there was no keychain moves into it. */
  async function moveIn(): Promise<void> {
    for (const [name, secret] of memory) {
      await store(name, secret)
      memory.delete(name)
    }
  }

  async function store(name: string, secret: string): Promise<void> {
    if (platform === 'win32' && Buffer.byteLength(secret) > WINDOWS_MAX_BYTES) throw tooLong()
    const stored = await inKeychain(async (keychain) => {
      await inTime(keychain.setPassword(service, name, secret))
      return inTime(keychain.getPassword(service, name))
    })
    if (stored !== secret) throw notKept()
  }

  async function inKeychain<T>(run: (keychain: Keychain) => Promise<T>): Promise<T> {
    try {
      return await run(await load())
    } catch (error) {
      throw problemOf(error) === 'failed' ? notKept(error) : locked(error)
    }
  }

  function inTime<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The keychain is locked: it did not answer')), patienceMs)
      answer.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }

  function state(): Promise<VaultState> {
    probing ??= look().finally(() => {
      probing = null
    })
    return probing
  }

  async function isInMemory(): Promise<boolean> {
    if (mode === 'unknown' && (await state()) === 'locked') throw locked()
    return mode === 'memory'
  }

  /** Writes go one after another, so that each reads back its own. */
  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const turn = writes.then(write)
    writes = turn.catch(() => undefined)
    return turn
  }

  return {
    state,
    async get(name) {
      const held = memory.get(name)
      if (held !== undefined) return held
      if (await isInMemory()) return null
      const found = await inKeychain((keychain) => inTime(keychain.getPassword(service, name)))
      if (found === null && (await state()) !== 'keychain') throw locked()
      return found
    },
    set: (name, secret) =>
      inTurn(async () => {
        if (await isInMemory()) {
          memory.set(name, secret)
          return
        }
        await store(name, secret)
        memory.delete(name)
      }),
    delete: (name) =>
      inTurn(async () => {
        memory.delete(name)
        if (await isInMemory()) return
        const gone = await inKeychain((keychain) => inTime(keychain.deletePassword(service, name)))
        if (!gone && (await state()) !== 'keychain') throw locked()
      }),
  }
}

function locked(cause?: unknown): Failure {
  return new Failure('locked', 'The keychain of this computer is locked. Unlock it, then try again.', {
    sent: 'no',
    cause,
  })
}

function notKept(cause?: unknown): Failure {
  const message =
    'The keychain of this computer did not keep what Repdesk stored in it. Look at the keychain’s own app, then try again.'
  return new Failure('credentials_unavailable', message, { sent: 'no', cause })
}

function tooLong(): Failure {
  const message = 'This is longer than the keychain of Windows holds (2,560 bytes), so it was not stored.'
  return new Failure('credentials_unavailable', message, { sent: 'no' })
}

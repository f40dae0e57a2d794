import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../domain/failure'
import type { AppPaths } from '../ports/appPaths'
import type { CredentialVault, VaultState } from '../ports/credentialVault'
import type { IntercomProfile } from './profile'

/** One file per (workspace, rep); its name says neither. */
export function storeFileName(profile: Pick<IntercomProfile, 'workspaceId' | 'repId'>): string {
  return `${createHash('sha256').update(`${profile.workspaceId}/${profile.repId}`).digest('hex').slice(0, 24)}.repdesk`
}

export interface StoreFile {
  file: string
  key: Buffer
  /** Without a keychain nothing is remembered: the file goes when Repdesk ends. */
  transient: boolean
}

/**
 * The file and its key. The key is 32 random bytes and lives in the keychain alone. Where the key of an existing file is
 * gone, that file cannot be read: fails with `credentials_unavailable`, or, with `startFresh`, renames it (never deletes
 * it, since the rep may restore the keychain) and makes a new one.
 */
export async function prepareStoreFile(
  profile: IntercomProfile,
  vault: CredentialVault,
  state: VaultState,
  paths: AppPaths,
  now: number,
  startFresh: boolean,
): Promise<StoreFile> {
  if (state !== 'keychain') {
    removeTransient(paths)
    return {
      file: join(paths.data, `transient-${randomBytes(6).toString('hex')}.repdesk`),
      key: randomBytes(32),
      transient: true,
    }
  }
  const name = storeFileName(profile)
  const file = join(paths.data, name)
  const entry = `store.key.${name}`
  const stored = await vault.get(entry)
  if (stored !== null && /^[0-9a-f]{64}$/.test(stored)) {
    return { file, key: Buffer.from(stored, 'hex'), transient: false }
  }
  if (existsSync(file)) {
    if (!startFresh) {
      throw new Failure(
        'credentials_unavailable',
        'The keychain no longer has the key of your cache, so the cache cannot be read. If you can restore the keychain, do that and try again. Else start a fresh cache: everything is fetched again, but what was still waiting to be sent stays in the old file.',
      )
    }
    moveWithCompanions(file, `${file}.no-key-${now}`)
  }
  const key = randomBytes(32)
  await vault.set(entry, key.toString('hex'))
  return { file, key, transient: false }
}

/** True where a cache of an earlier run with a keychain is there. */
export function hasStoreFile(paths: AppPaths): boolean {
  return readdirSync(paths.data).some((name) => /^[0-9a-f]{24}\.repdesk$/.test(name))
}

/** Removes a cache with everything beside it: write-ahead log, backups, set-aside files; and its key. */
export async function deleteStoreFile(
  profile: IntercomProfile,
  vault: CredentialVault,
  paths: AppPaths,
): Promise<void> {
  const name = storeFileName(profile)
  for (const entry of readdirSync(paths.data)) {
    if (entry.startsWith(name)) rmSync(join(paths.data, entry), { force: true })
  }
  await vault.delete(`store.key.${name}`)
}

/** Files of earlier runs without a keychain: their keys died with the process. */
export function removeTransient(paths: AppPaths): void {
  for (const entry of readdirSync(paths.data)) {
    if (entry.startsWith('transient-')) rmSync(join(paths.data, entry), { force: true })
  }
}

function moveWithCompanions(file: string, to: string): void {
  for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, to + ending)
}

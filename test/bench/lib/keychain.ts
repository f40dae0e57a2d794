import { keychainService } from '../../../src/main/compose'
import { createKeychainVault } from '../../../src/main/credentials/keychainVault'

/** The keychain entries of the app on one data folder. */
export interface FilledKeychain {
  /** Takes them out again: the app's own entries for this folder, too. */
  clear(): Promise<void>
}

/** Puts secrets where the app looks for them. Null where this computer has no keychain that answers. */
export async function fillKeychain(
  dataFolder: string,
  secrets: ReadonlyMap<string, string>,
): Promise<FilledKeychain | null> {
  const service = keychainService(dataFolder)
  const vault = createKeychainVault({ service })
  if ((await vault.state()) !== 'keychain') return null
  for (const [name, secret] of secrets) await vault.set(name, secret)
  return {
    async clear() {
      const { default: keytar } = await import('keytar')
      for (const { account } of await keytar.findCredentials(service)) await keytar.deletePassword(service, account)
    },
  }
}

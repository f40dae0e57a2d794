import type { CredentialVault } from '../ports/credentialVault'

/** A vault that forgets everything with the process: for the demo workspace and for tests. Nothing touches the disk. */
export function createMemoryVault(): CredentialVault {
  const secrets = new Map<string, string>()
  return {
    state: () => Promise.resolve('memory'),
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: (name, secret) => {
      secrets.set(name, secret)
      return Promise.resolve()
    },
    delete: (name) => {
      secrets.delete(name)
      return Promise.resolve()
    },
  }
}

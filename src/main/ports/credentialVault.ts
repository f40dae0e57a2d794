/** Where secrets live: the OS keychain, memory only (no keychain here), or a keychain that is locked now. */
export type VaultState = 'keychain' | 'memory' | 'locked'

/**
 * Secrets by name (`intercom.token`, `salesforce.refresh.<org>.<user>`, `store.key.<file>`). `set` reads back what it
 * wrote and fails with `credentials_unavailable` or `locked` where that is not what it stored.
 */
export interface CredentialVault {
  /** Looks at the keychain anew and says where secrets are kept from now on. */
  state(): Promise<VaultState>
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  /** Removes the secret; an absent one is no error. */
  delete(name: string): Promise<void>
}

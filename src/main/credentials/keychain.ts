/** The calls of keytar that are used here. Absent passwords are null, and so are those of a locked keyring on Linux. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Why a call to the keychain failed: there is none, it is locked (or the rep dismissed its question), or else. */
export type KeychainProblem = 'absent' | 'locked' | 'failed'

/**
 * Loads keytar when it is first needed: its addon links to libsecret, and where that is not installed loading fails,
 * which must not keep the app from starting.
 */
export async function loadKeytar(): Promise<Keychain> {
  const { default: keytar } = await import('keytar')
  return keytar
}

/** Sorts what the addon says. The messages are those of libsecret, GDBus, and the keychains of macOS and Windows. */
export function problemOf(error: unknown): KeychainProblem {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|dismissed|user interaction|cancel|authorization|passphrase/i.test(message)) return 'locked'
  const absent =
    /D-?Bus|org\.freedesktop\.|Could not connect|No such file|Object does not exist|not provided by|keytar native addon|libsecret|keytar\.node|No keychain is available/i
  return absent.test(message) ? 'absent' : 'failed'
}

import type { ConnectionState } from '../../../../contract/models'

const words: Readonly<Record<ConnectionState, string>> = {
  absent: 'Not connected',
  connecting: 'Connecting',
  connected: 'Connected',
  offline: 'Offline',
  sign_in_again: 'Sign in again',
  restricted: 'Connected, with restrictions',
}

/** A connection in words, with its own sentence where it has one. */
export function connectionWords(
  connection: { readonly state: ConnectionState; readonly message: string | null } | null,
): string {
  if (!connection) return words.absent
  return connection.message ? `${words[connection.state]}: ${connection.message}` : words[connection.state]
}

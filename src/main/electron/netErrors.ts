import type { Failure } from '../domain/failure'
import { httpFailures } from '../net/httpFailures'

/**
 * Chromium's errors that come before a connection to the server stands, so that no byte of the request has left
 * (net/base/net_error_list.h). ERR_CONNECTION_TIMED_OUT and ERR_NETWORK_CHANGED are not among them: they also end
 * requests that are under way.
 */
const BEFORE_CONNECTION = new Set([
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_DNS_TIMED_OUT',
  'ERR_DNS_SERVER_FAILED',
  'ERR_DNS_MALFORMED_RESPONSE',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_FAILED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_ADDRESS_INVALID',
  'ERR_NETWORK_ACCESS_DENIED',
  'ERR_UNSAFE_PORT',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_PROXY_AUTH_REQUESTED',
  'ERR_SOCKS_CONNECTION_FAILED',
  'ERR_SOCKS_CONNECTION_HOST_UNREACHABLE',
  'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
])
const UNTRUSTED = /^ERR_(CERT_|SSL_|BAD_SSL_|CERTIFICATE_TRANSPARENCY_)/

/**
 * The failure for an error of Electron's `net`, whose message is Chromium's name (`net::ERR_CONNECTION_RESET`). What is
 * not known to come before the connection may have been sent.
 */
export function failureOfNetError(url: string, error: Error): Failure {
  const name = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? ''
  if (BEFORE_CONNECTION.has(name)) return httpFailures.unreachable(url, error)
  // TLS can also fail in mid-answer; these names belong to the handshake alone.
  if (UNTRUSTED.test(name) && name !== 'ERR_SSL_PROTOCOL_ERROR') return httpFailures.untrusted(url, error)
  return httpFailures.broken(url, error)
}

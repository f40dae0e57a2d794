import { expect, it } from 'vitest'
import { failureOfNetError } from '../../../src/main/electron/netErrors'

it.each([
  ['ERR_NAME_NOT_RESOLVED', 'offline', 'no'],
  ['ERR_INTERNET_DISCONNECTED', 'offline', 'no'],
  ['ERR_CONNECTION_REFUSED', 'offline', 'no'],
  ['ERR_PROXY_CONNECTION_FAILED', 'offline', 'no'],
  ['ERR_CERT_AUTHORITY_INVALID', 'server', 'no'],
  ['ERR_SSL_PROTOCOL_ERROR', 'offline', 'maybe'],
  ['ERR_CONNECTION_RESET', 'offline', 'maybe'],
  ['ERR_EMPTY_RESPONSE', 'offline', 'maybe'],
  ['ERR_NETWORK_CHANGED', 'offline', 'maybe'],
  ['ERR_CONNECTION_TIMED_OUT', 'offline', 'maybe'],
  ['ERR_SOMETHING_NEW', 'offline', 'maybe'],
])('%s is %s, sent %s', (name, code, sent) => {
  const failure = failureOfNetError('https://api.example.com/x', new Error(`net::${name}`))
  expect(failure).toMatchObject({ code, details: { sent } })
})

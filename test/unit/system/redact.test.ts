import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeError, redact, redactFields } from '../../../src/main/system/redact'

const SESSION = '00D5g000004XyzAEAS!AQ4AQFz3kP0.x7Yq_ab12cd34ef56gh78'
const REFRESH = '5Aep861TSESvWeug_xvFHRBTTbf_YrTWgEyjBJrr6v6A'

describe('redact masks', () => {
  it.each([
    ['an address', 'sent to ada.lovelace+x@mail.example.co.uk today', 'ada'],
    ['an address in a query', '/search?email=ada%40example.com', 'ada'],
    ['a bearer', 'Authorization: Bearer dG9rOjEyMzQ1Njc4', 'dG9r'],
    ['a Salesforce session', `sid ${SESSION} used`, 'AQ4A'],
    ['a session with a 15-character org', 'x 00D5g000004Xyz0!AQ4AQFz3kP0.x7Yq_ab12', 'AQ4A'],
    ['a refresh token', `kept ${REFRESH}`, '861T'],
    ['a web token', 'got eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl', 'eyJzdWIi'],
    ['a token in JSON', '{"access_token":"abc.def-1","x":1}', 'abc.def'],
    ['a code in a query', 'GET /callback?code=aPrx1234&state=zz99', 'aPrx'],
    ['a state in a query', 'GET /callback?code=aPrx1234&state=zz99', 'zz99'],
    ['hex', `key ${createHash('sha256').update('a').digest('hex')}`, 'ca978112'],
    ['a phone number', 'called +49 (30) 123-45 67', '123'],
  ])('%s', (_what, text, secret) => {
    expect(redact(text)).not.toContain(secret)
  })

  it('keys in base64 and base64url, whatever their bytes', () => {
    for (let i = 0; i < 200; i++) {
      const key = randomBytes(48)
      for (const text of [key.toString('base64'), key.toString('base64url')]) {
        expect(redact(`key ${text} end`).length, text).toBeLessThan(text.length)
      }
    }
  })
})

describe('redact keeps', () => {
  it.each([
    'synced 214 conversations in 1033 ms',
    'record 00Q5g000004XyzAEAS of org 00D5g000004XyzAEAS',
    'item 3f2b8f6e-6a3b-4e37-9a58-0b1f0f6d2c11',
    'at run (file:///opt/Repdesk/resources/app.asar/out/main/index.js:120:33)',
    'DUPLICATES_DETECTED after 3 attempts at 2026-11-22T08:00:00.000Z',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text)
  })
})

it('redacts fields and errors with their causes', () => {
  expect(redactFields({ who: 'ada@example.com', count: 3, ok: true, none: null })).toEqual({
    who: '<email>',
    count: 3,
    ok: true,
    none: null,
  })
  const text = describeError(new Error('for ada@example.com', { cause: new Error(`with ${SESSION}`) }))
  expect(text).toContain('<email>')
  expect(text).toContain('<secret>')
  expect(text).not.toMatch(/ada@|AQ4A/)
})

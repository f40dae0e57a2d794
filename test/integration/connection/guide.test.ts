import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CALLBACKS, guideText, SCOPES } from '../../../src/renderer/src/features/connect/adminGuideText'
import { createSalesforceAuth } from '../../../src/main/salesforce/auth'
import { createTestOrg, quiet, realClock, type Org } from '../salesforce/signedIn'

/** The guide for the admin says what the sign-in really asks for: an app made by it lets Repdesk in. */
describe('the guide for the admin', () => {
  let org: Org
  beforeEach(async () => {
    org = await createTestOrg({ requirePkce: true, rotateRefreshTokens: true })
  })
  afterEach(() => org.close())

  it('lists the callback address, the scopes and PKCE as the sign-in has them', async () => {
    const asked: URLSearchParams[] = []
    const auth = createSalesforceAuth({
      http: org.http,
      vault: org.vault,
      clock: realClock,
      logger: quiet,
      browser: {
        async open(url) {
          asked.push(new URL(url).searchParams)
          await org.browser.open(url)
        },
      },
    })
    const account = await auth.signIn({
      clientId: org.standIn.clientId,
      loginHost: org.standIn.baseUrl,
      signal: new AbortController().signal,
    })
    expect(account.userId).toBe(org.world.rep.salesforceUserId)
    const params = asked[0]!
    expect(CALLBACKS).toContain(params.get('redirect_uri'))
    expect(params.get('scope')?.split(' ').sort()).toEqual(SCOPES.map((scope) => scope.name).sort())
    expect(params.get('code_challenge_method')).toBe('S256')
    const sent = org.http.sent.map((request) => request.body ?? '').join('\n')
    expect(sent).toContain('code_verifier=')
    expect(sent).not.toContain('client_secret')
  })

  it('has every callback, scope and switch in the text to send', () => {
    const text = guideText()
    expect(CALLBACKS).toEqual([
      'http://localhost:1717/callback',
      'http://localhost:51717/callback',
      'http://localhost:51718/callback',
    ])
    for (const word of [...CALLBACKS, ...SCOPES.map((scope) => scope.label), 'Rotation: On', 'Web Server Flow: Off'])
      expect(text).toContain(word)
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { COLLEAGUE, form, GONE, openOrg, REP, request, type Json, type Reply, text, type TestOrg } from './support'

let org: TestOrg
beforeEach(async () => {
  org = await openOrg()
})
afterEach(() => org.close())

const DAY = 86_400_000
const refresh = (token: string): Promise<Reply> =>
  request(
    `${org.standIn.baseUrl}/services/oauth2/token`,
    form({ grant_type: 'refresh_token', refresh_token: token, client_id: org.standIn.clientId }),
  )
const refused = async (reply: Promise<Reply>): Promise<[number, Json]> => {
  const { status, json } = await reply
  return [status, json[0] as Json]
}

test('an inactive user can own nothing new', async () => {
  const inactive = (object: string): unknown => [
    400,
    {
      message: `operation performed with inactive user [${GONE}] as owner of ${object}`,
      errorCode: 'INACTIVE_OWNER_OR_USER',
      fields: ['OwnerId'],
    },
  ]
  const lead = { LastName: 'Ng', Company: 'Acme' }
  expect(await refused(org.api('POST', '/sobjects/Lead', { ...lead, OwnerId: GONE }))).toEqual(inactive('lead'))
  const id = await org.create('Lead', lead)
  expect(await refused(org.api('PATCH', `/sobjects/Lead/${id}`, { OwnerId: GONE }))).toEqual(inactive('lead'))
  expect(await refused(org.api('POST', '/sobjects/Task', { OwnerId: GONE }))).toEqual(inactive('task'))
  expect(await refused(org.api('POST', '/sobjects/Case', { OwnerId: GONE }))).toEqual(inactive('case'))
})

test('a refresh token dies after 30 days without use, and lives on with use', async () => {
  org.clock.advance(29 * DAY)
  const used = await refresh(org.refreshToken)
  expect(used.status).toBe(200)
  const next = text(used.json['refresh_token'])
  org.clock.advance(29 * DAY)
  const again = await refresh(next)
  expect(again.status).toBe(200)
  org.clock.advance(30 * DAY + 1_000)
  const reply = await refresh(text(again.json['refresh_token']))
  expect([reply.status, reply.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'expired access/refresh token' },
  ])
})

test('an edition or a user without the API: 403 with its code, and signing in still works', async () => {
  const { access_token } = await org.signIn(COLLEAGUE)
  org.standIn.settings.apiDisabledUserIds = [COLLEAGUE]
  const theirs = org.api('GET', '/limits', undefined, {}, access_token)
  expect(await refused(theirs)).toEqual([
    403,
    { message: 'API is disabled for this User', errorCode: 'API_CURRENTLY_DISABLED' },
  ])
  expect((await org.api('GET', '/limits')).status).toBe(200)
  org.standIn.settings.apiDisabledForOrg = true
  expect(await refused(org.api('GET', '/limits'))).toEqual([
    403,
    { message: 'The REST API is not enabled for this Organization.', errorCode: 'API_DISABLED_FOR_ORG' },
  ])
  expect((await org.signIn(REP)).access_token).toBeTruthy()
})

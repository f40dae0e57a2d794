import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConnectionCheck } from '../../../src/contract/models'
import { createIntercomCheck } from '../../../src/main/intercom/checks'
import { createTestWorkspace, type Workspace } from './workspace'

let { standIn, factory, sent } = {} as Workspace

beforeEach(async () => {
  ;({ standIn, factory, sent } = await createTestWorkspace())
})
afterEach(() => standIn.close())

const check = (region: string | null = 'US', token = standIn.token): Promise<ConnectionCheck[]> =>
  createIntercomCheck(factory)({ baseUrl: standIn.baseUrl, token }, region)
const stateOf = (checks: ConnectionCheck[]): Record<string, string> =>
  Object.fromEntries(checks.map(({ name, state }) => [name, state]))

test('the look at a good token finds nothing wrong and writes nothing', async () => {
  const checks = await check()
  expect(stateOf(checks)).toEqual({
    token: 'ok',
    identity: 'ok',
    region: 'ok',
    admins: 'ok',
    people: 'ok',
    conversations: 'ok',
    companies: 'ok',
    tags: 'ok',
    writing: 'warning',
  })
  expect(sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'GET /me',
    'GET /admins',
    'POST /contacts/search',
    'POST /conversations/search',
    'GET /companies',
    'GET /tags',
  ])
})

test('each lack has its own remedy', async () => {
  expect(stateOf(await check('EU'))).toMatchObject({ region: 'warning' })
  standIn.control.setScope('read_conversations', false)
  const checks = await check()
  expect(stateOf(checks)).toMatchObject({ conversations: 'failed', people: 'ok' })
  expect(checks.find(({ name }) => name === 'conversations')?.remedy).toContain('Read conversations')
  standIn.control.setPlanRestricted(true)
  expect(await check()).toMatchObject([{ name: 'token', state: 'failed' }])
  const wrong = await check('US', 'wrong')
  expect(wrong).toMatchObject([{ name: 'token', state: 'failed' }])
  expect(wrong[0]?.remedy).toContain('paste it here again')
  await standIn.close()
  expect((await check())[0]?.remedy).toContain('network connection')
})

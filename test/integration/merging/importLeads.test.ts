import { afterEach, describe, expect, test } from 'vitest'
import { createDesk, type Desk } from '../../builders/desk'
import { until } from '../../builders/until'

/** Leads from a CSV file (article "How do I merge a lead with a user?", "Manual merging (CSV import)"). */
describe('leads from a file', { timeout: 120_000 }, () => {
  let desk: Desk
  afterEach(() => desk.stop())

  async function connected(): Promise<{ user: string }> {
    desk = await createDesk({ people: 40, bookShare: 0.5, speed: 40, undoSeconds: 0 })
    const user = desk.intercom.control.createContact({
      role: 'user',
      name: 'Una User',
      email: 'una@acme.test',
      owner_id: desk.world.rep.adminId,
    })
    await desk.connectIntercom()
    await until('first sync', async () => (await desk.run('sync.status', {})).state === 'idle', 60_000)
    return { user }
  }
  const FILE = [
    'Email,Full name,Phone,Notes',
    'new@acme.test,Nea New,+49 1,x',
    'UNA@acme.test,Somebody Else,+49 2,x',
    'new@acme.test,Twice,,x',
    'nonsense,Bad,,x',
    ',Nobody,,x',
  ].join('\n')
  const start = (text: string) => desk.run('imports.start', { text, targets: null, mine: true })
  async function through(groupId: string): Promise<void> {
    await until('through', async () => (await desk.run('imports.group', { groupId })).group.waiting === 0, 60_000)
  }
  const requestsOf = (method: string, path: string): number =>
    desk.intercom.requests.filter((one) => one.method === method && one.url === path).length
  const withEmail = (email: string): Promise<Record<string, unknown>[]> => search(desk, email)

  test('the dry run says what becomes of each row', async () => {
    await connected()
    const plan = await desk.run('imports.plan', { text: FILE })
    expect(plan.columns.map((one) => one.target)).toEqual(['email', 'name', 'phone', ''])
    expect(plan).toMatchObject({ rows: 5, make: 1, merge: 1, leftOut: 3, blocked: null })
    expect(plan.reasons.map(({ line, reason }) => [line, reason.slice(0, 18)])).toEqual([
      [4, 'Line 2 has this em'],
      [5, 'Email: Write an em'],
      [6, 'No email: by it Re'],
    ])
    expect((await desk.run('imports.plan', { text: FILE, targets: ['', 'name', '', ''] })).blocked).toContain(
      'Say which',
    )
  })

  test('makes leads, fills in what somebody lacks, and never makes a second; then reports', async () => {
    const { user } = await connected()
    const { group, leftOut } = await start(FILE)
    expect([group.total, leftOut]).toEqual([2, 3])
    await through(group.groupId)
    expect(await withEmail('new@acme.test')).toMatchObject([{ role: 'lead', name: 'Nea New', phone: '+49 1' }])
    // Una keeps her name, and gets the phone that she lacked.
    expect(await withEmail('una@acme.test')).toMatchObject([{ id: user, name: 'Una User', phone: '+49 2' }])
    await through((await start(FILE)).group.groupId)
    expect(await withEmail('new@acme.test')).toHaveLength(1)
    const { text } = await desk.run('imports.report', { groupId: group.groupId })
    expect(text?.split('\r\n').map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'Line,Email,What',
      '2,new@acme.test,Lead made',
      '3,una@acme.test,Filled in what was missing',
      '4,new@acme.test,Left out',
      '5,nonsense,Left out',
      '6,,Left out',
      '',
    ])
    // Nobody is told that a lead they brought in themselves became theirs.
    await until('in the book', async () => (await search(desk, 'new@acme.test')).length === 1)
    expect((await desk.run('news.list', {})).rows.filter((row) => row.text.includes('Nea New'))).toEqual([])
  })

  test('an answer that is lost is looked up, until search must know of the lead; then it is sent again', async () => {
    await connected()
    desk.intercom.settings.contactIndexLagSeconds = 60
    desk.intercom.faults.add({ method: 'POST', path: '/contacts$', effect: { kind: 'cut-after' } })
    const { group } = await start('email,name\nlost@acme.test,Lia Lost')
    await until('unknown', async () => (await desk.run('outbox.list', {})).rows[0]?.state === 'unknown')
    // Looked for again and again while search cannot know of it: that proves nothing.
    const made = (): number => requestsOf('POST', '/contacts')
    const searched = requestsOf('POST', '/contacts/search')
    await until('looked for', () => requestsOf('POST', '/contacts/search') >= searched + 4, 30_000)
    expect(made()).toBe(1)
    desk.simClock.advance(61_000)
    await until(
      'found',
      async () => (await tryNow(desk), (await desk.run('imports.group', { groupId: group.groupId })).group.done === 1),
    )
    expect(await withEmail('lost@acme.test')).toHaveLength(1)
    expect(desk.intercom.requests.filter(({ method, url }) => method === 'POST' && url === '/contacts')).toHaveLength(1)

    desk.intercom.settings.contactIndexLagSeconds = 0
    desk.intercom.faults.add({ method: 'POST', path: '/contacts$', effect: { kind: 'cut-before' } })
    const second = await start('email,name\nnever@acme.test,Nia Never')
    await until('waits', async () => (await desk.run('outbox.list', {})).rows[0]?.state === 'unknown')
    await tryNow(desk)
    expect(await withEmail('never@acme.test')).toHaveLength(0)
    desk.simClock.advance(6 * 60_000)
    await until(
      'sent',
      async () => (
        await tryNow(desk),
        (await desk.run('imports.group', { groupId: second.group.groupId })).group.done === 1
      ),
    )
    expect(await withEmail('never@acme.test')).toHaveLength(1)
  })

  test('what was refused is corrected and goes on; a restart loses nothing', async () => {
    await connected()
    desk.intercom.faults.add({ method: 'POST', path: '/contacts$', times: 1, effect: { kind: 'status', status: 403 } })
    const { group } = await start('email\na@acme.test\nb@acme.test')
    await until(
      'one failed',
      async () => (await desk.run('imports.group', { groupId: group.groupId })).group.needsYou === 1,
    )
    await desk.restart()
    await until('back', async () => (await desk.core.run('imports.group', { groupId: group.groupId })).ok)
    await desk.run('imports.changeGroup', { groupId: group.groupId, change: 'retry' })
    await until(
      'both',
      async () => (await desk.run('imports.group', { groupId: group.groupId })).group.done === 2,
      30_000,
    )
    expect([...(await withEmail('a@acme.test')), ...(await withEmail('b@acme.test'))]).toHaveLength(2)
  })
})

/** The rep presses "Try now" on what waits long. */
async function tryNow(desk: Desk): Promise<void> {
  for (const row of (await desk.run('outbox.list', {})).rows) {
    if (row.canRetry && row.state === 'unknown') await desk.run('outbox.retry', { itemId: row.id })
  }
}

async function search({ intercom }: Desk, email: string): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${intercom.baseUrl}/contacts/search`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${intercom.token}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'intercom-version': '2.16',
    },
    body: JSON.stringify({ query: { field: 'email', operator: '=', value: email } }),
  })
  return ((await answer.json()) as { data: Record<string, unknown>[] }).data
}

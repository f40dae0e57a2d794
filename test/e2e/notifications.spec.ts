import { expect, test } from '@playwright/test'
import type { CastName } from '../../src/simulator/world/cast'
import type { RunningApp } from './lib/app'
import { castName, connectIntercom, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { inMain } from './lib/inMain'
import { notificationDaemon, type NotificationDaemon } from './lib/notificationDaemon'

/* What a rep hears of, and what not, through the window of the real app and the desktop's own notification daemon. */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
let daemon: NotificationDaemon
test.beforeAll(async () => {
  desk = await makeDesk()
  daemon = notificationDaemon()
  running = await desk.launch()
  await leaveDemo(running.page)
  await connectIntercom(running.page, desk)
  await running.page.getByRole('button', { name: 'Open my book' }).click()
  await inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur(), null)
})
test.afterAll(() => desk.end())
test.beforeEach(() => daemon.forget())

const rep = (): string => desk.simulator.ready.intercom.adminId
const contactId = (member: CastName): string => desk.simulator.world.story.cast[member]?.contactId ?? ''
const starts = (member: CastName, body: string): string =>
  desk.simulator.perform({ do: 'person-starts', contactId: contactId(member), body }).conversationId ?? ''

/** Asks Intercom for what is new, until the log of notifications is so long. */
async function decided(count: number): Promise<string[]> {
  await expect
    .poll(
      async () => {
        await tell(running.page, 'sync.now', {})
        return (await tell(running.page, 'notifications.recent', {})).rows.length
      },
      { timeout: 40_000 },
    )
    .toBeGreaterThanOrEqual(count)
  const { rows } = await tell(running.page, 'notifications.recent', {})
  return rows.map((row) => `${row.kind}: ${row.outcome}${row.reason === null ? '' : ` (${row.reason})`}`)
}

test('the test button shows one, and says that the system took it', async () => {
  const { page } = running
  await tell(page, 'app.setFront', { conversationId: null })
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: 'Notifications' }).click()
  await page.getByRole('button', { name: 'Send a test notification' }).click()
  await expect(page.getByText(/^The operating system took it\./u)).toBeVisible()
  await expect.poll(() => daemon.shown().map((one) => one.summary)).toEqual(['Repdesk can reach you'])
})

test('an assignment, and what is written then, change one notification', async () => {
  const { control } = desk.simulator.intercom
  const other = desk.simulator.world.intercom.admins.find((one) => one.id !== rep())?.id ?? ''
  const conversationId = starts('oneContact', 'Hello there')
  await decided(1)
  control.adminAssigns({ conversationId, adminId: other, assigneeId: rep() })
  control.contactReplies({ conversationId, body: 'Are you there?' })
  expect((await decided(3)).sort()).toEqual(['assigned: updated', 'newConversation: shown', 'reply: updated'])
  const name = castName(desk, 'oneContact')
  await expect
    .poll(() => daemon.shown(), { timeout: 20_000 })
    .toEqual([
      { summary: name, body: 'Hello there' },
      { summary: `${name} (2)`, body: 'Are you there?' },
    ])
})

test('a muted person is not heard of; focus mode holds back, and sums up when it ends', async () => {
  const { page } = running
  await tell(page, 'notifications.mute', { personId: contactId('oneLead'), muted: true })
  starts('oneLead', 'Unheard')
  expect((await decided(4))[0]).toBe('newConversation: suppressed (muted)')
  await tell(page, 'notifications.focus', { choice: 'hour' })
  starts('twoContacts', 'Later')
  starts('severalLeads', 'Later, too')
  expect((await decided(6)).slice(0, 2)).toEqual([
    'newConversation: suppressed (focus)',
    'newConversation: suppressed (focus)',
  ])
  expect(daemon.shown()).toEqual([])
  await page.getByRole('radio', { name: 'Off' }).click()
  await expect.poll(() => daemon.shown().map((one) => one.summary)).toEqual(['While it was quiet: 2 new conversations'])
})

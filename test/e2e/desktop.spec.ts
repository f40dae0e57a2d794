import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startAgain, type RunningApp } from './lib/app'
import { castName, connectIntercom, connectSalesforce, leaveDemo, makeDesk, tell, type Desk } from './lib/desk'
import { inMain } from './lib/inMain'
import { notificationDaemon, type NotificationDaemon } from './lib/notificationDaemon'
import { cachedWords, findWords } from './lib/secrets'
import { inWindow } from './lib/workspace'
import type { CastName } from '../../src/simulator/world/cast'

/* Repdesk among the other programs of a desktop: one window, links, starting again, and computers without a keychain. */

test.describe.configure({ mode: 'serial', timeout: 60_000 })

let desk: Desk
let running: RunningApp
let daemon: NotificationDaemon
test.beforeAll(async () => {
  desk = await makeDesk()
  daemon = notificationDaemon()
})
test.afterAll(() => desk.end())

/** Somebody of the cast writes; answers the conversation's id. */
function writes(member: CastName, body: string): string {
  const contactId = desk.simulator.world.story.cast[member]?.contactId ?? ''
  return desk.simulator.perform({ do: 'person-starts', contactId, body }).conversationId ?? ''
}

/** Asks Intercom for what is new now, and waits until it has been asked. */
async function poll(): Promise<void> {
  const asked = (): number =>
    desk.simulator.intercom.requests.filter((one) => one.url.startsWith('/conversations/search')).length
  const before = asked()
  await tell(running.page, 'sync.now', {})
  await expect.poll(asked).toBeGreaterThan(before + 1)
  await expect.poll(async () => (await tell(running.page, 'sync.status', {})).state).toBe('idle')
}

const isVisible = () => inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null)
const hide = () => inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide(), null)
const bounds = () => inMain(running.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds(), null)

test('the unread count is in the window, and goes down as conversations are read', async () => {
  running = await desk.launch()
  const { page } = running
  await leaveDemo(page)
  await connectSalesforce(page, desk)
  await connectIntercom(page, desk)
  await page.getByRole('button', { name: 'Open my book' }).click()
  const unread = inWindow(page).main.getByRole('button', { name: /^Unread/ })
  const count = async (): Promise<number> => Number((await unread.innerText()).replace(/\D/g, '') || '0')
  await expect(unread).toBeVisible()
  const before = await count()
  daemon.forget()
  writes('oneLead', 'First of two')
  writes('oneContact', 'Second of two')
  await poll()
  await expect.poll(count).toBe(before + 2)
  await expect
    .poll(() =>
      daemon
        .shown()
        .map((one) => one.body)
        .sort(),
    )
    .toEqual(['First of two', 'Second of two'])
  await unread.click()
  await inWindow(page)
    .conversations.getByRole('option', { name: new RegExp(`^${castName(desk, 'oneLead')}.*First of two`) })
    .click()
  await expect.poll(count).toBe(before + 1)
})

test('a second start ends and brings the window up; with a link it shows what the link names', async () => {
  await hide()
  expect(await startAgain(desk.dataFolder)).toBe(0)
  await expect.poll(isVisible).toBe(true)
  // The link names a conversation that came after the last poll, so it has to be fetched first.
  const id = writes('twoContacts', 'Where the link leads')
  await hide()
  expect(await startAgain(desk.dataFolder, `repdesk://conversation/${id}`)).toBe(0)
  await expect.poll(isVisible).toBe(true)
  const { conversation } = inWindow(running.page)
  await expect(conversation.getByRole('listitem').getByText('Where the link leads')).toBeVisible()
  await expect(running.page.getByRole('heading', { name: castName(desk, 'twoContacts') })).toBeVisible()
})

test('it comes back where it was, tells of what came meanwhile, and of nothing twice', async () => {
  const place = { x: 120, y: 90, width: 1180, height: 760 }
  await inMain(running.app, ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place)
  await expect.poll(bounds).toEqual(place)
  await poll()
  await running.quit()
  const id = writes('severalLeads', 'While you were away')
  daemon.forget()
  running = await desk.launch([`repdesk://person/${desk.simulator.world.story.cast.oneLead?.contactId ?? ''}`])
  expect(await bounds()).toEqual(place)
  await expect(running.page.getByRole('heading', { name: castName(desk, 'oneLead') })).toBeVisible()
  await expect
    .poll(() => daemon.shown())
    .toEqual([{ summary: castName(desk, 'severalLeads'), body: 'While you were away' }])
  await running.quit()

  daemon.forget()
  running = await desk.launch()
  await expect(inWindow(running.page).sync).toContainText(/^Synced/)
  await poll()
  await expect(inWindow(running.page).main.getByRole('button', { name: /^Unread/ })).toBeVisible()
  expect(await tell(running.page, 'conversations.get', { conversationId: id })).toMatchObject({ unread: true })
  expect(daemon.shown()).toEqual([])
  await running.quit()
})

test('without a keychain it says so, and leaves nothing behind', async () => {
  const other = await makeDesk({ seed: 9 })
  const noBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }
  try {
    running = await other.launch([], noBus)
    const { page } = running
    await leaveDemo(page)
    await connectSalesforce(page, other)
    await connectIntercom(page, other)
    await page.getByRole('button', { name: 'Open my book' }).click()
    await expect(inWindow(page).book.getByRole('row').nth(3)).toBeVisible()
    await expect(page.getByText(/^Not remembered/)).toBeVisible()
    expect(readdirSync(join(other.dataFolder, 'data')).some((name) => name.endsWith('.repdesk'))).toBe(true)
    await running.quit()
    expect(readdirSync(join(other.dataFolder, 'data'), { recursive: true })).toEqual([])
    const words = [{ what: 'the token', text: other.simulator.ready.intercom.token }, ...cachedWords(other.simulator)]
    expect(await findWords(other.dataFolder, words)).toEqual([])

    running = await other.launch([], noBus)
    await expect(running.page.getByText('This is the demo workspace')).toBeVisible()
  } finally {
    await other.end()
  }
})

import { expect, test } from '@playwright/test'
import { startSimulator, type Simulator } from '../../src/simulator'
import { launchApp, makeDataFolder, removeDataFolder, type RunningApp } from './lib/app'
import { inMain } from './lib/inMain'
import { notificationDaemon, type NotificationDaemon } from './lib/notificationDaemon'
import { collectSecrets, cachedWords, findWords, type HeardSecrets, wordsIn } from './lib/secrets'
import { leadsInOrg, prospects, type Prospect } from './lib/prospects'
import { approveInBrowser, createSystemBrowser, type SystemBrowser } from './lib/systemBrowser'
import { choose, field, goTo, inWindow } from './lib/workspace'

/*
 * A rep's main job through the window of the real app, from the demo to a Lead that is sent exactly once although the
 * network was cut and Repdesk was killed; and what that run has left on the disk.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let simulator: Simulator
let browser: SystemBrowser
let daemon: NotificationDaemon
let heard: HeardSecrets
let desk: RunningApp
let people: Prospect[]
const printed: (() => string)[] = []
const dataFolder = makeDataFolder()

test.beforeAll(async () => {
  simulator = await startSimulator({ seed: 11, people: 2_500, bookShare: 0.82, conversationsPerPerson: 0.25 })
  browser = createSystemBrowser()
  daemon = notificationDaemon()
  heard = collectSecrets(simulator)
  people = prospects(simulator)
})
test.afterAll(async () => {
  await desk?.quit()
  heard?.stop()
  await simulator?.stop()
  browser?.remove()
  removeDataFolder(dataFolder)
})

async function start(): Promise<void> {
  desk = await launchApp({ dataFolder, env: browser.env })
  printed.push(desk.printed)
}

function prospect(index: number): Prospect {
  const found = people[index]
  if (!found) throw new Error('The world has too few people without a Lead')
  return found
}

const leadsOf = (person: Prospect) => leadsInOrg(simulator, person)
const isInFront = () => inMain(desk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible(), null)

test('from the demo, both accounts are connected', async () => {
  await start()
  const { page } = desk
  await expect(page.getByText('This is the demo workspace')).toBeVisible()
  await page.getByRole('button', { name: 'Connect real accounts' }).click()
  await expect(page.getByRole('heading', { name: 'Connect your accounts' })).toBeVisible()

  const { salesforce, intercom } = simulator.ready
  const salesforceStep = page.getByRole('region', { name: 'Salesforce' })
  await field(salesforceStep, 'Consumer key').fill(salesforce.clientId)
  await choose(page, salesforceStep, 'Sign in at', 'Your own domain')
  await field(salesforceStep, 'Domain').fill(salesforce.loginUrl)
  await salesforceStep.getByRole('button', { name: 'Connect Salesforce' }).click()
  await expect(salesforceStep.getByText('Waiting for your browser')).toBeVisible()
  const authorize = await browser.next(`${salesforce.loginUrl}/services/oauth2/authorize`)
  expect(new URL(authorize).searchParams.get('code_challenge_method')).toBe('S256')
  expect(await approveInBrowser(authorize, salesforce.username)).toMatch(/Repdesk/)
  await expect(salesforceStep.getByText('Connected: Nora Lindqvist')).toBeVisible()

  const intercomStep = page.getByRole('region', { name: 'Intercom' })
  await field(intercomStep, 'Access token').fill(intercom.token)
  await choose(page, intercomStep, 'Region', 'Other address')
  await field(intercomStep, 'Address').fill(intercom.baseUrl)
  await intercomStep.getByRole('button', { name: 'Check token' }).click()
  await expect(intercomStep.getByRole('img', { name: 'Failed' })).toHaveCount(0)
  await expect(intercomStep.getByRole('button', { name: 'You are' })).toContainText(intercom.adminEmail)
  daemon.forget()
  await intercomStep.getByRole('button', { name: 'Connect Intercom' }).click()
  await expect(intercomStep.getByText('Connected: Harborlight, as Nora Lindqvist')).toBeVisible()
})

test('the first sync of 2,000 people shows how far it is', async () => {
  const { page } = desk
  const { sync, main, book } = inWindow(page)
  await page.getByRole('button', { name: 'Open my book' }).click()
  await expect(page.getByText('This is the demo workspace')).toHaveCount(0)
  await expect(page.getByRole('progressbar', { name: 'First sync' })).toBeVisible()
  const progress = async (): Promise<number> =>
    Number(/^Syncing ([\d,]+) of/.exec(await sync.innerText())?.[1]?.replaceAll(',', '') ?? 'NaN')
  await expect.poll(progress, { intervals: [50] }).toBeGreaterThan(0)
  const first = await progress()
  await expect.poll(progress, { intervals: [50] }).toBeGreaterThan(first)

  const owned = simulator.world.intercom.contacts.filter((one) => one.owner_id === simulator.world.rep.adminId)
  expect(owned.length).toBeGreaterThanOrEqual(2_000)
  await expect(sync).toContainText(/^Synced/, { timeout: 60_000 })
  await expect(page.getByRole('progressbar', { name: 'First sync' })).toHaveCount(0)
  await expect(main.getByRole('button', { name: 'My book' })).toContainText(owned.length.toLocaleString('en'))
  await expect(book).toHaveAttribute('aria-rowcount', String(owned.length + 1))
  // What existed before is not news.
  expect(daemon.shown()).toEqual([])
})

test('a person writes, the desktop announces it, and a click there shows it', async () => {
  const { page } = desk
  const person = prospect(0)
  await goTo(page, 'Settings')
  await inMain(desk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide(), null)
  const body = 'Do you have a plan for forty seats?'
  const { conversationId } = simulator.perform({ do: 'person-starts', contactId: person.id, body })
  // One poll of new conversations is 12 s.
  await expect.poll(() => daemon.shown(), { timeout: 15_000 }).toEqual([{ summary: person.name, body }])
  await daemon.activate(person.name)
  await expect.poll(isInFront).toBe(true)
  const { conversation, conversations } = inWindow(page)
  await expect(conversation.getByRole('listitem').getByText(body)).toBeVisible()
  await expect(conversations.getByRole('option', { name: new RegExp(`^${person.name}`), selected: true })).toBeVisible()
  expect(simulator.intercom.control.conversation(conversationId ?? '')['read']).not.toBe(true)
})

test('one more click makes a Lead of the person, once', async () => {
  const { page } = desk
  const person = prospect(0)
  const { salesforce, createLead, leadDialog } = inWindow(page)
  await expect(salesforce.getByText('Not in Salesforce yet', { exact: true })).toBeVisible()
  await createLead.click()
  const [firstName, lastName] = person.name.split(' ')
  await expect(field(leadDialog, 'First Name')).toHaveValue(firstName ?? '')
  await expect(field(leadDialog, 'Last Name')).toHaveValue(lastName ?? '')
  await expect(field(leadDialog, 'Email')).toHaveValue(person.email)
  await expect(leadDialog.getByRole('button', { name: 'Create', exact: true })).toBeFocused()
  await field(leadDialog, 'Company').fill('Forty Seats Ltd')
  const company = await field(leadDialog, 'Company').inputValue()
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(leadDialog).toHaveCount(0)
  await expect(salesforce.getByRole('list', { name: 'On their way' })).toContainText(person.name)

  const card = salesforce.getByRole('article', { name: `Lead ${person.name}` })
  await expect(card).toBeVisible({ timeout: 15_000 })
  await expect(card.getByRole('definition').filter({ hasText: /^You\b/ })).toBeVisible()
  await expect(salesforce.getByRole('list', { name: 'On their way' })).toHaveCount(0)
  expect(leadsOf(person)).toMatchObject([
    {
      FirstName: firstName,
      LastName: lastName,
      Email: person.email,
      Phone: person.phone,
      Company: company,
      LeadSource: 'Intercom',
      OwnerId: simulator.world.rep.salesforceUserId,
      CreatedById: simulator.world.rep.salesforceUserId,
    },
  ])
  await salesforce.getByRole('link', { name: 'Open in Salesforce' }).click()
  expect(await browser.next(simulator.ready.salesforce.instanceUrl)).toContain(String(leadsOf(person)[0]?.['Id']))
})

test('a Lead made without network survives a kill and is sent once', async () => {
  const person = prospect(1)
  await openBySearch(person)
  simulator.intercom.setNetworkDown(true)
  simulator.salesforce.setNetworkDown(true)
  await createLeadOf(person)
  await desk.kill()
  expect(leadsOf(person)).toEqual([])

  await start()
  const { page } = desk
  const { outbox, sync, main, conversations, conversation } = inWindow(page)
  await expect(sync).toContainText(/^Offline/)
  await goTo(page, 'Outbox')
  const row = outbox.getByRole('row', { name: new RegExp(`^${person.name}, Create lead`) })
  await expect(row).toHaveCount(1)
  // The time to undo is over: it has been tried, and waits.
  await expect(row).toHaveAccessibleName(/Waiting to send|Will try again/)
  await expect(main.getByRole('button', { name: 'Outbox' })).toContainText('1')
  await goTo(page, 'Conversations')
  await conversations.getByRole('option', { name: new RegExp(`^${prospect(0).name}`) }).click()
  await expect(conversation.getByRole('listitem').getByText('forty seats')).toBeVisible()
  expect(leadsOf(person)).toEqual([])

  simulator.intercom.setNetworkDown(false)
  simulator.salesforce.setNetworkDown(false)
  await sync.getByRole('button').click()
  await page.getByRole('button', { name: 'Sync now' }).click()
  await goTo(page, 'Outbox')
  await expect(page.getByText('Everything has been sent')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('radio', { name: 'Sent' }).click()
  await expect(row).toHaveAccessibleName(/Sent to Salesforce/)
  await expect(row).toHaveCount(1)
  expect(leadsOf(person)).toMatchObject([
    { LastName: person.name.split(' ')[1], OwnerId: simulator.world.rep.salesforceUserId },
  ])
})

test('killed with the answer lost, Repdesk finds its Lead instead of making another', async () => {
  const person = prospect(2)
  await openBySearch(person)
  // The write is done, and its answer never comes.
  simulator.salesforce.faults.add({
    method: 'POST',
    path: '/composite$',
    body: '/sobjects/Lead"',
    effect: { kind: 'stall-body' },
  })
  await createLeadOf(person)
  await expect.poll(() => leadsOf(person).length, { timeout: 15_000 }).toBe(1)
  await desk.kill()
  simulator.salesforce.faults.clear()

  await start()
  const { outbox } = inWindow(desk.page)
  await goTo(desk.page, 'Outbox')
  await expect(desk.page.getByText('Everything has been sent')).toBeVisible({ timeout: 15_000 })
  await desk.page.getByRole('radio', { name: 'Sent' }).click()
  await expect(outbox.getByRole('row', { name: new RegExp(`^${person.name}, Create lead, Sent`) })).toHaveCount(1)
  expect(leadsOf(person)).toHaveLength(1)
})

test('neither a key nor a token nor a cached person is readable on the disk', async () => {
  const secrets = await heard.all(dataFolder)
  expect(secrets.length).toBeGreaterThanOrEqual(5)
  const words = [...secrets, ...cachedWords(simulator)]
  expect(await findWords(dataFolder, words)).toEqual([])
  await desk.quit()
  expect(await findWords(dataFolder, words)).toEqual([])
  expect(wordsIn(Buffer.from(printed.map((text) => text()).join('\n')), words)).toEqual([])
  // The search itself finds what is there: Repdesk's own log says that it has ended.
  expect(await findWords(dataFolder, [{ what: 'a word of the log', text: 'Ended' }])).not.toEqual([])
})

/** Shows a person whom Salesforce does not know, by the search field. */
async function openBySearch(person: Prospect): Promise<void> {
  const { search, salesforce } = inWindow(desk.page)
  await search.fill(person.name)
  await desk.page.getByRole('option', { name: person.name }).first().click()
  await expect(desk.page.getByRole('heading', { name: person.name })).toBeVisible()
  await expect(salesforce.getByText('Not in Salesforce yet', { exact: true })).toBeVisible()
}

async function createLeadOf(person: Prospect): Promise<void> {
  const { createLead, leadDialog, salesforce } = inWindow(desk.page)
  await createLead.click()
  await leadDialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(salesforce.getByRole('list', { name: 'On their way' })).toContainText(person.name)
}

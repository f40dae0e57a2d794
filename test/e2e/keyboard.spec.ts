import { expect, test } from '@playwright/test'
import keytar from 'keytar'
import { commandNames, type CommandName } from '../../src/contract/commands'
import { keychainService } from '../../src/main/compose'
import type { RunningApp } from './lib/app'
import { castName, makeDesk, tell, type Desk } from './lib/desk'
import { hearCommands, type HeardCommands } from './lib/heardCommands'
import { keyboardOf, type Keyboard } from './lib/keyboard'
import { field, inWindow } from './lib/workspace'

/*
 * Every command of the contract that has a control in the window is performed by keys alone. A new command fails the
 * first test until it is in the table, with keys or with the reason why it has no control.
 */

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let desk: Desk
let running: RunningApp
let keys: Keyboard
let heard: HeardCommands
test.beforeAll(async () => {
  desk = await makeDesk()
  await start()
})
test.afterAll(() => desk.end())

async function start(): Promise<void> {
  running = await desk.launch()
  heard = await hearCommands(running.app)
  keys = await keyboardOf(running.page)
}

type Step = { keys: () => Promise<void> } | { without: string }

const region = (name: string) => running.page.getByRole('region', { name })
const button = (name: string) => running.page.getByRole('button', { name, exact: true })
const heading = (name: string) => running.page.getByRole('heading', { name })

async function find(name: string): Promise<void> {
  await keys.press('/')
  await keys.type(name)
  await expect(running.page.getByRole('option', { name }).first()).toBeVisible()
  await keys.press('Enter')
  await expect(heading(name)).toBeVisible()
}

/** Sends a Lead of a person from the dialog. */
async function sendLead(name: string): Promise<void> {
  await find(name)
  await expect(inWindow(running.page).salesforce.getByText('Not in Salesforce yet')).toBeVisible()
  await keys.press('l')
  await expect(button('Create')).toBeFocused()
  await keys.press('Enter')
  await expect(inWindow(running.page).leadDialog).toHaveCount(0)
}

/** Opens the newest item of the outbox that needs the rep. */
async function openStuck(): Promise<void> {
  const { outbox } = inWindow(running.page)
  await keys.press('g', 'o')
  await expect(outbox.getByRole('row', { name: /Needs you/ })).toBeVisible({ timeout: 20_000 })
  await keys.press('Escape')
  await expect(outbox).toBeFocused()
  await keys.press('Home', 'Enter')
  await expect(region('Outbox item').getByText('Needs you')).toBeVisible()
}

const openLatest = async (): Promise<void> => {
  await keys.press('g', 'c')
  await expect(inWindow(running.page).conversations).toBeFocused()
  await keys.press('Home', 'Enter')
  await expect(running.page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()
}

/** In the order in which they are performed, since each goes on where the one before has ended. */
const table: Record<CommandName, Step> = {
  'account.get': { without: 'read by the window itself when it starts' },
  'sync.status': { without: 'read by the window itself when it starts, and pushed from then on' },
  'settings.get': { without: 'read by the window itself when it starts' },
  'account.useDemo': { keys: () => keys.activate(button('Connect real accounts')) },
  'salesforce.cancelConnect': {
    keys: async () => {
      const step = region('Salesforce')
      await keys.fill(field(step, 'Consumer key'), desk.simulator.ready.salesforce.clientId)
      await keys.choose(step.getByRole('button', { name: 'Sign in at' }), 'Your own domain')
      await keys.fill(field(step, 'Domain'), desk.simulator.ready.salesforce.loginUrl)
      await keys.press('Enter')
      await desk.browser.next(desk.simulator.ready.salesforce.loginUrl)
      await keys.activate(step.getByRole('button', { name: 'Cancel' }))
    },
  },
  'salesforce.connect': {
    keys: async () => {
      desk.simulator.salesforce.settings.autoApprove = 'rep'
      await keys.activate(button('Connect Salesforce'))
      const authorize = await desk.browser.next(desk.simulator.ready.salesforce.loginUrl)
      const approved = await fetch(authorize, { redirect: 'manual' })
      await fetch(approved.headers.get('location') ?? '')
      await expect(region('Salesforce').getByText('Connected')).toBeVisible()
    },
  },
  'intercom.check': {
    keys: async () => {
      const step = region('Intercom')
      await keys.fill(field(step, 'Access token'), desk.simulator.ready.intercom.token)
      await keys.choose(step.getByRole('button', { name: 'Region' }), 'Other address')
      await keys.fill(field(step, 'Address'), desk.simulator.ready.intercom.baseUrl)
      await keys.press('Enter')
    },
  },
  'intercom.connect': {
    keys: async () => {
      await keys.activate(button('Connect Intercom'))
      await expect(region('Intercom').getByText('Connected')).toBeVisible()
    },
  },
  'book.list': {
    keys: async () => {
      await keys.activate(button('Open my book'))
      await expect(inWindow(running.page).sync).toContainText(/^Synced/, { timeout: 20_000 })
    },
  },
  'search.query': {
    keys: async () => {
      await keys.press('/')
      await keys.type(castName(desk, 'oneLead'))
      await expect(running.page.getByRole('option').first()).toBeVisible()
    },
  },
  'people.get': {
    keys: async () => {
      await keys.press('Enter')
      await expect(heading(castName(desk, 'oneLead'))).toBeVisible()
    },
  },
  'people.salesforce': { keys: () => find(castName(desk, 'twoContacts')) },
  'people.conversations': { keys: () => find(castName(desk, 'manyConversations')) },
  'app.openLink': {
    keys: async () => {
      await find(castName(desk, 'oneLead'))
      await keys.activate(inWindow(running.page).salesforce.getByRole('link', { name: 'Open in Salesforce' }))
      await desk.browser.next(desk.simulator.ready.salesforce.instanceUrl)
    },
  },
  'people.refresh': { keys: () => keys.run('Refresh this person') },
  'company.get': {
    keys: async () => {
      const { rows } = await tell(running.page, 'book.list', { filter: {} })
      const company = rows.find((row) => row.companyName !== null)?.companyName ?? ''
      await keys.press('/')
      await keys.type(company)
      const hits = running.page.getByRole('listbox', { name: 'Search results' }).getByRole('option')
      const wanted = hits.filter({ hasText: /\d (person|people)$/ }).first()
      await expect(wanted).toBeVisible()
      while ((await wanted.getAttribute('aria-selected')) !== 'true') await keys.press('ArrowDown')
      await keys.press('Enter')
      await expect(button('Back to My book')).toBeVisible()
    },
  },
  'leads.form': {
    keys: async () => {
      await find(castName(desk, 'notInSalesforce'))
      await keys.press('l')
      await expect(button('Create')).toBeFocused()
    },
  },
  'leads.create': { keys: () => keys.press('Enter') },
  'outbox.undo': {
    keys: async () => {
      await expect(inWindow(running.page).salesforce.getByText('About to send')).toBeVisible()
      await keys.press('u')
    },
  },
  'conversations.list': { keys: () => keys.press('g', 'c') },
  'conversations.get': { keys: openLatest },
  'app.setFront': {
    keys: async () => {
      await keys.press('Escape')
      await openLatest()
    },
  },
  'conversations.reply': {
    keys: async () => {
      await keys.press('r')
      await keys.type('Thank you, I will look at it.')
      await keys.press('Control+Enter')
    },
  },
  'conversations.note': {
    keys: async () => {
      await keys.press('Escape', 'n')
      await keys.type('Ask about seats')
      await keys.press('Control+Enter')
    },
  },
  'conversations.markRead': {
    keys: async () => {
      await keys.press('Escape')
      await keys.run('Mark as unread')
    },
  },
  'sync.now': { keys: () => keys.run('Sync now') },
  'sync.pause': { keys: () => keys.run('Pause syncing') },
  'sync.resume': { keys: () => keys.run('Resume syncing') },
  'settings.update': { keys: () => keys.run('Switch between light and dark') },
  'app.info': {
    keys: async () => {
      await keys.press('g', 's')
      await expect(heading('Settings')).toBeVisible()
    },
  },
  'outbox.list': { keys: () => keys.press('g', 'o') },
  'outbox.get': {
    keys: async () => {
      // Sent without time to undo, and refused by the org.
      await tell(running.page, 'settings.update', { undoSeconds: 0 })
      refuseLeads(true)
      await sendLead(castName(desk, 'notInSalesforce'))
      await openStuck()
    },
  },
  'outbox.retry': { keys: () => keys.run('Try this item again') },
  'outbox.edit': {
    keys: async () => {
      await openStuck()
      const edit = button('Edit')
      const save = button('Save and send')
      await expect(edit.or(save)).toBeVisible()
      if (await edit.isVisible()) await keys.activate(edit)
      await keys.fill(field(region('Outbox item'), 'Company'), 'Corrected Ltd')
      await keys.activate(save)
    },
  },
  'outbox.discard': {
    keys: async () => {
      await openStuck()
      await keys.run('Discard this item')
    },
  },
  'outbox.resolveDuplicate': {
    keys: async () => {
      refuseLeads(false)
      await find(castName(desk, 'notInSalesforce'))
      await keys.press('l')
      await expect(button('Create')).toBeFocused()
      const known = desk.simulator.world.salesforce.records['Lead']?.find((row) => typeof row['Email'] === 'string')
      await keys.fill(field(inWindow(running.page).leadDialog, 'Email'), String(known?.['Email']))
      await keys.press('Enter')
      await openStuck()
      await keys.activate(running.page.getByRole('button', { name: /^Use this/ }).first())
    },
  },
  'outbox.settleUnknown': {
    keys: async () => {
      // The answer of a note is lost, and its conversation is gone when Repdesk looks whether it arrived.
      const contactId = desk.simulator.world.story.cast.oneContact?.contactId ?? ''
      const { conversationId } = desk.simulator.perform({ do: 'person-starts', contactId, body: 'One more question' })
      await keys.run('Sync now')
      await find(castName(desk, 'oneContact'))
      await expect(inWindow(running.page).conversation.getByText('One more question').first()).toBeVisible()
      desk.simulator.intercom.faults.add({ method: 'POST', path: '/reply$', effect: { kind: 'cut-after' } })
      await keys.press('n')
      await keys.type('Lost on the way')
      await keys.press('Control+Enter')
      await expect
        .poll(() => JSON.stringify(desk.simulator.intercom.control.conversation(conversationId ?? '')))
        .toContain('Lost on the way')
      desk.simulator.intercom.control.deleteConversation({ conversationId: conversationId ?? '' })
      await keys.press('Escape')
      await openStuck()
      await keys.activate(button('It is there'))
    },
  },
  'account.retry': {
    keys: async () => {
      // The keychain has lost the key of the cache.
      await running.quit()
      const service = keychainService(desk.dataFolder)
      for (const { account } of await keytar.findCredentials(service))
        if (account.startsWith('store.key.')) await keytar.deletePassword(service, account)
      await start()
      await expect(heading('The key of your cache is gone')).toBeVisible()
      await keys.activate(button('Try again'))
    },
  },
  'account.startFresh': {
    keys: async () => {
      await keys.activate(button('Start a fresh cache'))
      await expect(inWindow(running.page).sync).toContainText(/^Synced/, { timeout: 20_000 })
    },
  },
  'salesforce.disconnect': {
    keys: async () => {
      await keys.press('g', 's')
      await keys.activate(button('Disconnect Salesforce'))
    },
  },
  'intercom.disconnect': {
    keys: async () => {
      await keys.activate(button('Disconnect Intercom'))
      await keys.activate(button('Disconnect'))
      await expect(heading('Connect your accounts')).toBeVisible()
    },
  },
}

function refuseLeads(refuse: boolean): void {
  const message = 'Leads from chat are made on Mondays only'
  const rule = { object: 'Lead', field: 'LeadSource', when: { is: 'Intercom' }, message }
  desk.simulator.salesforce.settings.validationRules = refuse ? [rule] : []
}

test('the table has every command of the contract, and nothing else', () => {
  expect(Object.keys(table).sort((a, b) => a.localeCompare(b))).toEqual(
    [...commandNames].sort((a, b) => a.localeCompare(b)),
  )
  for (const step of Object.values(table)) if ('without' in step) expect(step.without).not.toBe('')
})

test('every command that has a control is performed by keys alone', async () => {
  await expect(button('Connect real accounts')).toBeVisible()
  for (const [command, step] of Object.entries(table)) {
    if ('without' in step) continue
    await test.step(command, async () => {
      if (command !== 'account.retry') await heard.forget()
      await step.keys()
      await expect.poll(() => heard.done(), { message: `${command} was run and went well` }).toContain(command)
      expect(await keys.mouseUses()).toBe(0)
    })
  }
})

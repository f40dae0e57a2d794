import { expect, test, type Locator } from '@playwright/test'
import type { CommandInput } from '../../src/contract/commands'
import { until } from '../builders/until'
import { goTo } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, showPerson } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE } from './lib/wanted'

/* Messages to the rep's own people: written, to whom and to whom not, sent, and who got them. */

const session = openSession('messages')
type Content = CommandInput<'messages.save'>['content']

const form = (): Locator => session.desk.page.getByRole('form', { name: 'Message form' })
const detail = (): Locator => session.desk.page.getByRole('region', { name: 'Message', exact: true })
const write = async (subject: string, body: string): Promise<void> => {
  await form().getByRole('textbox', { name: 'Subject' }).fill(subject)
  await form().getByRole('textbox', { name: 'Message' }).fill(body)
}
const counted = async (): Promise<void> => {
  await expect(form().getByRole('region', { name: 'Who gets it' }).getByRole('status')).toContainText('left out')
  await session.desk.page.waitForTimeout(300)
}
const newMessage = async (): Promise<void> => {
  await goTo(session.desk.page, 'Messages')
  await session.desk.page.keyboard.press('m')
  await session.desk.page.keyboard.press('w')
  await form().waitFor()
}
const content: Content = {
  channel: 'email',
  template: 'personal',
  subject: 'Seats before the summer',
  body: 'Hi {first_name|there},\n\nthe new seats are in Growth from May on.\n\nBest, {my_first_name}',
  mode: 'fixed',
  audience: { by: 'people', personIds: ['-'] },
  quietDays: 0,
  asTask: false,
}

test('none yet, and a new one', async () => {
  const { camera, desk } = session
  await goTo(desk.page, 'Messages')
  await camera.take('none', MORE)
  await newMessage()
  await camera.take('new', MORE)
})

test('written: to whom, to whom not, and how it reads', async () => {
  const { camera, desk } = session
  await write('Seats before the summer', `${content.body}\n\n{no_such_thing}`)
  await counted()
  await camera.take('mistake', MORE)
  await write('Seats before the summer', content.body)
  await counted()
  await camera.take('written', EVERY)
  const left = form().getByRole('region', { name: 'Who gets it' }).getByRole('button', { name: /: \d/u })
  await left.first().press('Enter')
  await desk.page.waitForTimeout(300)
  await left.first().scrollIntoViewIfNeeded()
  await camera.take('left-out', MORE)
  await form().getByRole('region', { name: 'Preview' }).scrollIntoViewIfNeeded()
  await camera.take('preview')
  await form().getByRole('button', { name: 'Add a condition' }).press('Enter')
  await desk.page.getByRole('combobox', { name: 'Field', exact: true }).waitFor()
  await camera.take('condition')
  await desk.page.keyboard.press('Escape')
  await form().getByRole('button', { name: 'Send a test' }).press('Enter')
  await form().getByRole('group', { name: 'Test' }).waitFor()
  await camera.take('test')
})

test('sent: who got it, and who needs the rep', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  await ask(page, 'settings.update', { undoSeconds: 0 })
  const names = ['oneLead', 'oneContact', 'arabic', 'japanese', 'longName', 'emoji', 'severalLeads'] as const
  const personIds = names.map((name) => castOf(session, name).contactId)
  const { faults } = simulator.intercom
  faults.add({ method: 'POST', path: '/messages$', skip: 1, times: 1, effect: { kind: 'status', status: 422 } })
  faults.add({ method: 'POST', path: '/messages$', skip: 2, times: 1, effect: { kind: 'cut-before' } })
  const audience = { by: 'people' as const, personIds }
  const { id } = await ask(page, 'messages.save', { messageId: null, content: { ...content, audience } })
  const { receive } = await ask(page, 'messages.plan', { messageId: id, content: { ...content, audience } })
  await ask(page, 'messages.send', { messageId: id, expected: receive })
  const settled = async (): Promise<boolean> =>
    (await ask(page, 'messages.get', { messageId: id })).counts.waiting === 0
  await until('all are settled', settled, 90_000)
  await goTo(page, 'Messages')
  await page.getByRole('grid', { name: 'Messages' }).getByRole('row').first().click()
  await detail().waitFor()
  await page.waitForTimeout(500)
  await camera.take('ledger', EVERY)
  await page.keyboard.press('Escape')
  await camera.take('list', MORE)
})

test('to whoever comes to match', async () => {
  const { camera, desk } = session
  const { page } = desk
  await newMessage()
  await form().getByRole('radio', { name: 'To whoever comes to match' }).click()
  await write('Nice to meet you', 'Hi {first_name|there}, I look after you from now on.')
  await counted()
  await camera.take('dynamic', MORE)
  await form().getByRole('button', { name: 'Start' }).click()
  await expect(detail().getByRole('status').first()).toContainText('Running')
  await page.waitForTimeout(500)
  await camera.take('dynamic-running', MORE)
  await detail().getByRole('button', { name: 'Pause' }).press('Enter')
  await form().getByRole('button', { name: 'Go on' }).waitFor()
  await camera.take('dynamic-paused')
})

test('to one person', async () => {
  const { camera, desk } = session
  await showPerson(desk, castOf(session, 'longName').contactId)
  await desk.page.keyboard.press('m')
  await desk.page.keyboard.press('p')
  await form().waitFor()
  await write('Hello', 'Hi {first_name|there}')
  await desk.page.waitForTimeout(500)
  await camera.take('one-person')
})

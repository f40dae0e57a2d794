import { expect, test } from '@playwright/test'
import type { CastName } from '../../src/simulator/world/cast'
import type { OutboxState } from '../../src/contract/models'
import { until } from '../builders/until'
import { goTo, inWindow } from '../e2e/lib/workspace'
import { castOf } from './lib/cast'
import { ask, follow } from './lib/desk'
import { openSession } from './lib/session'
import { EVERY, MORE, USUAL } from './lib/wanted'

/* The outbox with an item in each state that this version can reach. */

const session = openSession('outbox')
const items = new Map<string, string>()

async function lead(name: CastName, key: string, values: Record<string, string> = {}): Promise<void> {
  const { page } = session.desk
  const { contactId: personId } = castOf(session, name)
  const form = await ask(page, 'leads.form', { personId, conversationId: null })
  const filled = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
  const input = { personId, conversationId: null, saveToPerson: false, evenIfExisting: true }
  items.set(key, (await ask(page, 'leads.create', { ...input, values: { ...filled, ...values } })).id)
}

async function write(name: CastName, key: string, kind: 'reply' | 'note', text: string): Promise<void> {
  const conversationId = castOf(session, name).conversationIds.at(-1) ?? ''
  items.set(key, (await ask(session.desk.page, `conversations.${kind}`, { conversationId, text })).id)
}

async function reaches(key: string, ...states: OutboxState[]): Promise<void> {
  const itemId = items.get(key) ?? ''
  const stateNow = async (): Promise<OutboxState> => (await ask(session.desk.page, 'outbox.get', { itemId })).state
  await until(`${key} is ${states.join(' or ')}`, async () => states.includes(await stateNow()), 20_000)
}

const show = async (key: string): Promise<void> => {
  await follow(session.desk, `repdesk://outbox/${items.get(key) ?? ''}`)
  await session.desk.page.waitForTimeout(400)
}

test('nothing in it', async () => {
  const { camera, desk } = session
  await goTo(desk.page, 'Outbox')
  await camera.take('empty', MORE)
})

test('items in every state', async () => {
  const { camera, desk, simulator } = session
  const { page } = desk
  const { salesforce, intercom } = simulator
  await ask(page, 'settings.update', { undoSeconds: 0 })

  await lead('notInSalesforce', 'done-lead')
  await write('oneLead', 'done-reply', 'reply', 'Yes, the API is part of Growth and of everything above it.')
  await write('oneContact', 'done-note', 'note', 'Renewal is in March.')
  for (const key of ['done-lead', 'done-reply', 'done-note']) await reaches(key, 'done')

  await lead('severalLeads', 'duplicate')
  const message = 'Company must be the registered name of a company that sales operations has approved.'
  const rule = { object: 'Lead', field: 'Company', when: { is: '[not provided]' }, message }
  salesforce.settings.validationRules.push(rule)
  await lead('onlyEmail', 'refused', { LastName: 'Perera' })
  await reaches('duplicate', 'needs_attention')
  await reaches('refused', 'needs_attention')

  // Written, its answer lost, and nothing can be looked up since: nobody knows.
  salesforce.faults.add({ path: 'CreatedById', times: -1, effect: { kind: 'status', status: 503 } })
  salesforce.faults.add({ method: 'POST', path: '/composite$', body: '/sobjects/Lead"', effect: { kind: 'cut-after' } })
  await lead('longName', 'unknown')
  await reaches('unknown', 'unknown')
  // Refused for now: the day's calls are used up.
  salesforce.faults.add({
    method: 'POST',
    path: '/composite$',
    body: '/sobjects/Lead"',
    times: -1,
    effect: { kind: 'status', status: 403 },
  })
  await lead('hebrew', 'waiting')
  await reaches('waiting', 'waiting')

  const emoji = castOf(session, 'emoji').conversationIds.at(-1) ?? ''
  intercom.faults.add({ method: 'POST', path: `${emoji}/reply`, effect: { kind: 'cut-after' } })
  intercom.faults.add({
    method: 'GET',
    path: `/conversations/${emoji}`,
    times: -1,
    effect: { kind: 'status', status: 403 },
  })
  await write('emoji', 'unproved', 'reply', 'Great news 🎉 the seats are booked.')
  await reaches('unproved', 'needs_attention', 'unknown')
  const japanese = castOf(session, 'japanese').conversationIds.at(-1) ?? ''
  intercom.faults.add({ path: `${japanese}/reply`, times: -1, effect: { kind: 'latency', ms: 500_000 } })
  await write('japanese', 'sending', 'note', 'お見積りを送りました。')
  await reaches('sending', 'sending')

  await ask(page, 'settings.update', { undoSeconds: 60 })
  await write('convertedLead', 'discarded', 'reply', 'Never mind, I found it in the contract.')
  await ask(page, 'outbox.discard', { itemId: items.get('discarded') ?? '' })
  await write('arabic', 'held', 'reply', 'مرحبا، نعم، الخطة تشمل أربعين مقعدًا.')

  await goTo(page, 'Outbox')
  await page.keyboard.press('Escape')
  await expect(inWindow(page).outbox).toBeVisible()
  await camera.take('unsent', EVERY)
})

test('each item beside the list', async () => {
  const { camera } = session
  for (const key of ['duplicate', 'refused', 'unknown', 'waiting', 'unproved', 'sending', 'held', 'discarded']) {
    if (!items.has(key) || !camera.wants(`item-${key}`)) continue
    await show(key)
    await camera.take(`item-${key}`, key === 'duplicate' || key === 'refused' ? EVERY : USUAL)
  }
  for (const key of ['done-lead', 'done-reply']) {
    await show(key)
    await camera.take(`item-${key}`)
  }
})

test('sent and discarded', async () => {
  const { camera, desk } = session
  const { page } = desk
  await goTo(page, 'Outbox')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Sent' }).click()
  await page.waitForTimeout(300)
  await camera.take('sent', MORE)
  await page.getByRole('radio', { name: 'Discarded' }).click()
  await page.waitForTimeout(300)
  await camera.take('discarded')
})

test('in the conversation', async () => {
  const { camera, desk } = session
  for (const [name, key] of [
    ['emoji', 'unproved'],
    ['japanese', 'sending'],
    ['severalLeads', 'duplicate'],
    ['longName', 'unknown'],
  ] as const) {
    await follow(desk, `repdesk://person/${castOf(session, name).contactId}`)
    await desk.page.waitForTimeout(500)
    await camera.take(`person-${key}`)
  }
})

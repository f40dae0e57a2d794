import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}

test('a draft is kept within a second, shown in the list, and there again when the page comes anew', async ({
  desk,
}) => {
  await desk.open('people=300')
  await press(desk, 'g', 'c')
  const list = desk.page.getByRole('listbox', { name: 'Conversations' })
  await expect(list).toBeFocused()
  await press(desk, 'Enter')
  await expect(desk.conversation.getByRole('textbox')).toBeVisible()
  await press(desk, 'r')
  const input = desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  await expect(input).toBeFocused()
  await desk.page.keyboard.type('Half a sentence')
  await expect
    .poll(async () => (await desk.asked('drafts.save')).at(-1))
    .toMatchObject({ conversationId: 'conversation-0-0', mode: 'reply', reply: 'Half a sentence', note: '' })
  // Not one for each letter.
  expect((await desk.asked('drafts.save')).length).toBeLessThan(8)
  await expect(list.getByRole('option').first()).toContainText('Draft')
})

test('what main has kept is in the composer, and what is typed first goes behind it', async ({ desk }) => {
  await desk.open('people=300')
  await desk.page.evaluate(() => {
    window.fixture.world.drafts.set('conversation-0-0', { mode: 'note', reply: 'Dear Ana', note: 'Ask Bo' })
  })
  await desk.openFirst()
  await expect(desk.page.getByRole('textbox', { name: 'Note about Ana Ruiz' })).toHaveValue('Ask Bo')
  await press(desk, 'r')
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })).toHaveValue('Dear Ana')
})

test('an answer of a teammate that comes in while the rep writes is said before sending', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await press(desk, 'r')
  await expect(desk.page.getByRole('textbox', { name: /^Reply to/u })).toBeFocused()
  await desk.page.keyboard.type('I will look')
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    const part = {
      id: 'theirs',
      kind: 'message' as const,
      authorType: 'teammate' as const,
      authorName: 'Bo Chen',
      bodyHtml: '<p>I take this one</p>',
      bodyText: 'I take this one',
      eventText: null,
      createdAt: Date.now(),
      attachments: [],
      sending: null,
    }
    world.extraParts.set('conversation-0-0', [part])
    world.changed('conversations')
  })
  await expect(desk.conversation.getByRole('status').filter({ hasText: 'Bo Chen replied' })).toContainText(
    'while you were writing: I take this one',
  )
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'ControlOrMeta+Enter')
  await expect.poll(() => desk.asked('conversations.reply')).toMatchObject([{ seenPartId: 'theirs' }])
})

test('M R puts a saved reply behind what is written, and the composer has the focus', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await press(desk, 'r')
  const input = desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  await expect(input).toBeFocused()
  await desk.page.keyboard.type('Thanks!')
  await press(desk, 'Escape', 'm', 'r')
  const dialog = desk.page.getByRole('dialog', { name: 'Saved replies' })
  await expect(dialog.getByRole('combobox')).toBeFocused()
  expect(await runAxe(desk.page)).toEqual([])
  await desk.page.keyboard.type('how can')
  await expect(dialog.getByRole('option')).toHaveCount(1)
  await press(desk, 'Enter')
  await expect(input).toHaveValue('Thanks!\nHi Ana, how can I help?')
  await expect(input).toBeFocused()
  expect(await desk.asked('conversations.reply')).toEqual([])
})

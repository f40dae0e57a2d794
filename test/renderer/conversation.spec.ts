import { expect, test, type Desk } from './desk'

test('R and N focus the composer, Ctrl+Enter sends, the part shows where it stands', async ({ desk }) => {
  await desk.open('people=300&undo=30')
  await desk.openFirst()
  await desk.page.keyboard.press('n')
  await expect(desk.page.getByRole('textbox', { name: 'Note about Ana Ruiz' })).toBeFocused()
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('r')
  const input = desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  await expect(input).toBeFocused()
  await desk.page.keyboard.type('Yes, on Growth <b>and</b> up.')
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(input).toHaveValue('')
  const part = desk.conversation.getByRole('article').last()
  await expect(part).toContainText('Yes, on Growth <b>and</b> up.')
  await expect(part).toContainText('About to send')
  await desk.letGo()
  await expect(part).toContainText('Sent to Intercom')
})

test('each conversation keeps its own drafts; an undone reply comes back to its composer', async ({ desk }) => {
  await desk.open('people=300&undo=20')
  await desk.openFirst()
  await desk.page.keyboard.press('n')
  await expect(desk.page.getByRole('textbox', { name: /^Note about/u })).toBeFocused()
  await desk.page.keyboard.type('a note')
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('r')
  await expect(desk.page.getByRole('textbox', { name: /^Reply to/u })).toBeFocused()
  await desk.page.keyboard.type('a reply')
  await desk.row(/^Chloe Novak/u).click()
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Chloe Novak' })).toHaveValue('')
  await desk.row(/^Ana Ruiz/u).click()
  const input = desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  await expect(input).toHaveValue('a reply')
  await desk.conversation.getByRole('button', { name: 'Send' }).click()
  await expect(input).toHaveValue('')
  await desk.conversation.getByRole('button', { name: 'Undo' }).click()
  await expect(input).toHaveValue('a reply')
  await desk.conversation.getByRole('button', { name: 'Note', exact: true }).click()
  await expect(desk.page.getByRole('textbox', { name: 'Note about Ana Ruiz' })).toHaveValue('a note')
})

test('a refused reply comes back with the sentence', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.keyboard.press('r')
  await expect(desk.page.getByRole('textbox', { name: /^Reply to/u })).toBeFocused()
  await desk.page.keyboard.type('hello')
  await desk.failNext('conversations.reply', {
    code: 'gone',
    message: 'This conversation was deleted.',
    retryable: false,
  })
  await desk.page.keyboard.press('ControlOrMeta+Enter')
  await expect(desk.conversation.getByRole('alert')).toHaveText('This conversation was deleted.')
  await expect(desk.page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })).toHaveValue('hello')
})

test('links in messages leave through main, and the page stays', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.conversation.getByRole('link', { name: 'the docs' }).click()
  await expect.poll(() => desk.asked('app.openLink')).toEqual([{ url: 'https://example.com/docs' }])
  expect(new URL(desk.page.url()).pathname).toBe('/')
})

test('400 parts: the newest in view, few in the page, the first reached by scrolling', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Maximiliana/u).click()
  const list = desk.conversation.getByRole('list', { name: /^Messages with/u })
  await expect(list.getByRole('article').last()).toBeInViewport()
  const atEnd = (): Promise<number> => list.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)
  await expect.poll(atEnd).toBeLessThan(4)
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)
  await expect
    .poll(async () => {
      await list.evaluate((box) => box.scrollTo(0, 0))
      return desk.conversation.getByText('Older messages are in Intercom').isVisible()
    })
    .toBe(true)
})

test('what is in front is reported, and read once it can be seen', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  await expect.poll(() => desk.asked('app.setFront')).toContainEqual({ conversationId: 'conversation-0-0' })
  await expect
    .poll(() => desk.asked('conversations.markRead'))
    .toEqual([{ conversationId: 'conversation-0-0', read: true }])
  await desk.page.keyboard.press('2')
  await expect.poll(async () => (await desk.asked('app.setFront')).at(-1)).toEqual({ conversationId: null })
  await desk.page.keyboard.press('Escape')
  await expect.poll(async () => (await desk.asked('app.setFront')).at(-1)).toEqual({ conversationId: null })
})

test('a message that arrives is followed at the end, and announced when reading above', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Maximiliana/u).click()
  const list = desk.conversation.getByRole('list', { name: /^Messages with/u })
  await expect(list.getByRole('article').last()).toBeInViewport()
  const arrive = (text: string): Promise<void> =>
    desk.page.evaluate((words) => {
      const { world } = window.fixture
      const id = 'conversation-3-0'
      const before = world.extraParts.get(id) ?? []
      const part = {
        id: `new-${words}`,
        kind: 'message' as const,
        authorType: 'person' as const,
        authorName: 'M',
        bodyHtml: `<p>${words}</p>`,
        bodyText: words,
        eventText: null,
        createdAt: Date.now(),
        attachments: [],
        sending: null,
      }
      world.extraParts.set(id, [...before, part])
      world.changed('conversations')
    }, text)
  await arrive('first news')
  await expect(list.getByText('first news')).toBeInViewport()
  await list.evaluate((box) => box.scrollTo(0, 2000))
  await expect.poll(() => list.evaluate((box) => box.scrollTop)).toBeLessThan(4000)
  await arrive('second news')
  await desk.conversation.getByRole('button', { name: 'New message' }).click()
  await expect(list.getByText('second news')).toBeInViewport()
})

test('messages that are not here yet say so, and another conversation is one choice away', async ({ desk }) => {
  await desk.open('people=300')
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('c')
  await desk.page.getByRole('option', { name: /^Quentin Petrov/u }).click()
  await expect(desk.conversation.getByText('The messages are not here yet')).toBeVisible()
  await desk.page
    .getByRole('option', { name: /^Ana Ruiz/u })
    .first()
    .click()
  await desk.conversation.getByRole('button', { name: '2 conversations' }).click()
  await desk.page.getByRole('menuitemradio', { name: 'Trial questions' }).click()
  await expect(desk.conversation.getByText('Closed', { exact: true })).toBeVisible()
})

test('views of conversations are chosen with their counts', async ({ desk }) => {
  await desk.open('people=300')
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('c')
  await expect(desk.page.getByRole('listbox', { name: 'Conversations' })).toBeFocused()
  await desk.page.getByRole('radio', { name: /^Snoozed/u }).click()
  await expect.poll(async () => (await desk.asked('conversations.list')).at(-1)).toMatchObject({ view: 'snoozed' })
  await expect(desk.page.getByRole('option').first()).toContainText(/./u)
})

/** A new conversation of Ana Ruiz, as it comes in while she is open. */
async function arrives(desk: Desk, id: string): Promise<void> {
  await desk.page.evaluate((newId) => {
    const { world } = window.fixture
    const old = world.conversations.find((row) => row.personId === 'person-0')!
    const at = Math.max(...world.conversations.map((row) => row.updatedAt)) + 60_000
    const fresh = { ...old, id: newId, title: 'Just now', snippet: 'One more thing', createdAt: at, updatedAt: at }
    world.conversations.unshift(fresh)
    world.changed('conversations', 'people')
  }, id)
}

test('a newer conversation takes the place of what was opened, unless the rep has chosen or begun there', async ({
  desk,
  page,
}) => {
  await desk.open('people=300')
  await desk.openFirst()
  await expect(desk.conversation.getByText('API plan', { exact: true })).toBeVisible()
  // Before the rep has done anything there: what is newest is shown.
  await arrives(desk, 'conversation-0-new')
  await expect(desk.conversation.getByText('Just now')).toBeVisible()

  // Begun: it stays, and so does the focus.
  await page.keyboard.press('r')
  const input = page.getByRole('textbox', { name: 'Reply to Ana Ruiz' })
  await expect(input).toBeFocused()
  await page.evaluate(() => {
    const { world } = window.fixture
    const first = world.conversations.findIndex((row) => row.id === 'conversation-0-new')
    world.conversations[first] = { ...world.conversations[first]!, title: 'What I answer' }
  })
  await arrives(desk, 'conversation-0-newer')
  await expect(desk.conversation.getByRole('button', { name: '4 conversations' })).toBeVisible()
  await page.keyboard.type('Yes')
  await expect(input).toHaveValue('Yes')
  await expect(desk.conversation.getByText('What I answer')).toBeVisible()

  // Chosen from the list of the person's conversations: it stays without a touch.
  await desk.conversation.getByRole('button', { name: '4 conversations' }).click()
  await page.getByRole('menuitemradio', { name: /^Trial questions/u }).click()
  await expect(desk.conversation.getByText('Trial questions')).toBeVisible()
  await arrives(desk, 'conversation-0-newest')
  await expect(desk.conversation.getByRole('button', { name: '5 conversations' })).toBeVisible()
  await expect(desk.conversation.getByText('Trial questions')).toBeVisible()
})

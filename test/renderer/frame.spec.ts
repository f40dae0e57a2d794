import { expect, test } from './desk'

test('search finds people, companies and messages as one types, and opens each', async ({ desk }) => {
  await desk.open('people=300')
  const search = desk.page.getByRole('searchbox', { name: 'Search' })
  await search.fill('northw')
  await expect(desk.page.getByRole('option', { name: /^Northwind/u })).toContainText('people')
  await expect(desk.page.locator('mark').first()).toHaveText('Northwind')
  await search.press('Enter')
  await expect(desk.page.getByRole('grid', { name: 'Northwind' })).toBeVisible()
  await search.fill('finance team')
  await search.press('ArrowDown')
  await search.press('Enter')
  await expect(desk.conversation).toBeVisible()
  await search.fill('Ana Ru')
  await search.press('Enter')
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await search.fill('zzzz')
  await expect(desk.page.getByText('Nothing found for')).toBeVisible()
  await search.press('Escape')
  await expect(search).toHaveValue('')
})

test('main shows places: a conversation, a person, an outbox item', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.evaluate(() => window.fixture.world.navigate({ kind: 'conversation', id: 'conversation-1-0' }))
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await desk.page.evaluate(() => window.fixture.world.navigate({ kind: 'person', id: 'person-0' }))
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  await desk.page.evaluate(() => window.fixture.world.navigate({ kind: 'conversation', id: 'gone' }))
  await expect(desk.page.getByText('That conversation is no longer here.')).toBeVisible()
  await desk.page.evaluate(() => window.fixture.world.navigate({ kind: 'outbox', id: null }))
  await expect(desk.page.getByRole('grid', { name: 'Outbox' })).toBeVisible()
})

test('the window opens where the rep was, and keeps where they go', async ({ desk }) => {
  const nobody = { personId: null, conversationId: null, companyId: null }
  const place = {
    ...nobody,
    screen: 'conversations',
    tab: 'profile',
    personId: 'person-1',
    conversationId: 'conversation-1-0',
  }
  await desk.page.goto(`/?people=300&place=${encodeURIComponent(JSON.stringify(place))}`)
  await expect(desk.page.getByRole('heading', { name: 'Chloe Novak' })).toBeVisible()
  await expect(desk.page.getByRole('listbox', { name: 'Conversations' })).toBeVisible()
  await expect(desk.page.getByRole('tab', { name: 'Profile' })).toHaveAttribute('aria-selected', 'true')
  expect(await desk.asked('app.savePlace')).toEqual([])
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('b')
  await expect(desk.book).toBeVisible()
  await expect
    .poll(async () => (await desk.asked('app.savePlace')).at(-1))
    .toEqual({ place: { ...nobody, screen: 'book', tab: 'profile' } })
})

test('notices are read out and lead to their place', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.evaluate(() =>
    window.fixture.world.emit('notice', {
      tone: 'done',
      text: 'Lead created for Ana',
      place: { kind: 'person', id: 'person-0' },
    }),
  )
  const messages = desk.page.getByRole('region', { name: 'Messages' })
  await expect(messages).toContainText('Lead created for Ana')
  await messages.getByRole('button', { name: 'Show' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
})

test('the sync line says how it stands and opens Health', async ({ desk }) => {
  await desk.open('people=300&scene=offline')
  const line = desk.page.getByRole('status', { name: 'Sync' })
  await expect(line).toContainText(/Offline since .* \(6 waiting\)/u)
  await line.getByRole('button').click()
  await expect(desk.page.getByRole('heading', { name: 'Health' })).toBeVisible()
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    world.emit('sync.status', { ...world.status, state: 'syncing', done: 1240, total: 8000 })
  })
  await expect(line).toContainText('Syncing 1,240 of 8,000')
})

test('the first sync is paused and resumed', async ({ desk }) => {
  await desk.open('people=300&scene=first')
  await expect(desk.page.getByText('1,240 of 8,000').first()).toBeVisible()
  await desk.page.getByRole('button', { name: 'Pause' }).click()
  await desk.page.getByRole('button', { name: 'Resume' }).click()
  await expect(desk.page.getByRole('button', { name: 'Pause' })).toBeVisible()
})

test('Salesforce stands beside from 960 px, is a tab below, and below 720 there is one pane', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 960, height: 700 })
  await desk.open('people=300')
  await desk.openFirst()
  await expect(desk.salesforce).toBeVisible()
  await desk.page.setViewportSize({ width: 900, height: 700 })
  await expect(desk.salesforce).toHaveCount(0)
  await desk.page.getByRole('tab', { name: 'Salesforce' }).click()
  await expect(desk.salesforce).toBeVisible()
  await desk.page.setViewportSize({ width: 640, height: 700 })
  await expect(desk.book).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(desk.book).toBeVisible()
})

test('panes are resized by keys, and stay so', async ({ desk }) => {
  await desk.open('people=300')
  await desk.openFirst()
  const line = desk.page.getByRole('separator', { name: 'Resize list' })
  const before = Number(await line.getAttribute('aria-valuenow'))
  await line.press('ArrowRight')
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 16))
  await desk.page.reload()
  await desk.openFirst()
  await expect(line).toHaveAttribute('aria-valuenow', String(before + 16))
})

test('nothing is wider than the window, at any width', async ({ desk }) => {
  await desk.open('people=300')
  await desk.row(/^Maximiliana/u).click()
  for (const width of [1600, 1280, 1180, 1000, 960, 800, 720, 640, 480]) {
    await desk.page.setViewportSize({ width, height: 700 })
    const overflow = (): Promise<number> =>
      desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(overflow, `${width} px`).toBeLessThanOrEqual(0)
  }
})

test('settings take effect as they are changed, and go back where main refuses', async ({ desk }) => {
  await desk.open('people=300&theme=light')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.nav.getByRole('button', { name: 'Settings' }).click()
  await desk.page.getByRole('radio', { name: 'Dark' }).click()
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await desk.page.getByRole('radio', { name: 'Compact' }).click()
  await desk.page.getByRole('textbox', { name: 'Time to undo' }).fill('12')
  await desk.page.keyboard.press('Tab')
  await desk.page.getByRole('textbox', { name: 'Lead source' }).fill('Repdesk')
  await desk.page.keyboard.press('Enter')
  await expect
    .poll(() => desk.asked('settings.update'))
    .toEqual([{ theme: 'dark' }, { density: 'compact' }, { undoSeconds: 12 }, { leadSource: 'Repdesk' }])
  await desk.failNext('settings.update', { code: 'locked', message: 'The keychain is locked.', retryable: true })
  await desk.page.getByRole('radio', { name: 'Light' }).click()
  await expect(desk.page.getByText('The keychain is locked.')).toBeVisible()
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('neither an older reading nor a quick second change takes a setting back', async ({ desk }) => {
  await desk.open('people=300&theme=light')
  await desk.nav.getByRole('button', { name: 'Settings' }).click()
  await expect(desk.page.getByRole('radio', { name: 'Dark' })).toBeVisible()
  await desk.page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const { dataset } = document.documentElement
    const look = (): number => seen.push(`${dataset['theme']} ${dataset['density']}`)
    new MutationObserver(look).observe(document.documentElement, { attributes: true })
    window.fixture.delayMs = 400
    // Read now, answered after what follows.
    window.fixture.world.changed('settings')
  })
  await desk.page.getByRole('radio', { name: 'Dark' }).click()
  await desk.page.getByRole('radio', { name: 'Compact' }).click()
  await expect.poll(() => desk.asked('settings.update')).toEqual([{ theme: 'dark' }, { density: 'compact' }])
  // Each answer takes 400 ms; the second is there when the world has it and one more question has been answered.
  await desk.page.evaluate(() => window.repdesk?.run('settings.get', {}))
  await desk.page.evaluate(() => window.repdesk?.run('settings.get', {}))
  const seen = await desk.page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)])
  expect(seen).toEqual(['dark comfortable', 'dark compact'])
})

test('disconnecting asks what becomes of the cache', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.nav.getByRole('button', { name: 'Settings' }).click()
  await desk.page.getByRole('button', { name: 'Disconnect Intercom' }).click()
  const dialog = desk.page.getByRole('alertdialog', { name: 'Disconnect Intercom' })
  await expect(dialog).toContainText('not sent yet would be lost')
  await dialog.getByText('Also delete the cached people').click()
  await dialog.getByRole('button', { name: 'Disconnect and delete' }).click()
  await expect(desk.page.getByRole('heading', { name: 'Connect your accounts' })).toBeVisible()
  expect(await desk.asked('intercom.disconnect')).toEqual([{ deleteCache: true }])
})

test.describe('with a clock that stands', () => {
  test.use({ ownTab: true })

  test('nothing is drawn before its letters are there, and all is where they never come', async ({ desk }) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await desk.page.route('**/*.woff2', async (route) => {
      await promise
      await route.abort()
    })
    await desk.page.clock.install()
    await desk.page.clock.pauseAt(Date.now() + 60_000)
    await desk.page.goto('/?people=300')
    await expect.poll(() => desk.page.evaluate(() => document.fonts.status)).toBe('loading')
    await expect(desk.page.locator('#root')).toBeEmpty()
    await desk.page.clock.resume()
    await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
    resolve()
  })
})

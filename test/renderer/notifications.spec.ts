import type { Locator } from '@playwright/test'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'
import { startingWith } from '../builders/startingWith'

const group = (desk: Desk, name: string): Locator => desk.page.getByRole('group', { name, exact: true })
const section = (desk: Desk, name: string): Locator => desk.page.getByRole('region', { name, exact: true })

async function openTab(desk: Desk, query = 'people=300'): Promise<void> {
  await desk.open(query)
  await expect(desk.nav.getByRole('button', { name: 'Settings' })).toBeVisible()
  await palette(desk, 'Go to Notifications')
  await expect(section(desk, 'What is announced')).toBeVisible()
}

async function palette(desk: Desk, command: string): Promise<void> {
  await desk.page.keyboard.press('ControlOrMeta+k')
  const field = desk.page.getByRole('dialog', { name: 'Commands and search' }).getByRole('combobox')
  await expect(field).toBeFocused()
  await desk.page.keyboard.type(command)
  await expect(desk.page.getByRole('option', { name: startingWith(command) }).first()).toBeVisible()
  await desk.page.keyboard.press('Enter')
}

test('each kind is on or off, with sound, with names and words', async ({ desk }) => {
  await openTab(desk)
  const replies = group(desk, 'Replies in conversations assigned to me')
  await replies.getByRole('checkbox', { name: 'Sound' }).focus()
  await desk.page.keyboard.press('Space')
  await replies.getByRole('checkbox', { name: 'Hide names and words' }).focus()
  await desk.page.keyboard.press('Space')
  await expect
    .poll(async () => (await desk.asked('settings.update')).at(-1))
    .toMatchObject({
      notify: { reply: { on: true, sound: false, hideContent: true }, assigned: { on: true, sound: true } },
    })
  await replies.getByRole('switch').focus()
  await desk.page.keyboard.press('Space')
  await expect(replies.getByRole('checkbox')).toHaveCount(0)
  await expect(replies.getByRole('switch')).not.toBeChecked()
})

test('quiet hours are set for each day, over midnight where "to" is not later, and typed by keys', async ({ desk }) => {
  await openTab(desk)
  await desk.page.getByRole('switch', { name: /^Quiet hours/u }).focus()
  await desk.page.keyboard.press('Space')
  const monday = group(desk, 'Monday')
  await expect(monday.getByText('the next day')).toBeVisible()
  await expect(section(desk, 'When it is quiet').getByText('Europe/Madrid')).toBeVisible()
  await monday.getByLabel('Monday, quiet from').fill('12:15')
  await monday.getByLabel('Monday, quiet to').fill('13:45')
  await expect(monday.getByText('the next day')).toHaveCount(0)
  await group(desk, 'Sunday').getByRole('checkbox', { name: 'Sunday' }).focus()
  await desk.page.keyboard.press('Space')
  await expect(group(desk, 'Sunday').getByLabel('Sunday, quiet from')).toHaveCount(0)
  const last = (await desk.asked('settings.update')).at(-1) as { quietHours: { on: boolean; days: unknown[] } }
  expect(last.quietHours.on).toBe(true)
  expect(last.quietHours.days[0]).toEqual({ on: true, from: '12:15', to: '13:45' })
  expect(last.quietHours.days[6]).toMatchObject({ on: false })
})

test('focus mode begins and ends here and from the palette, and says what waits', async ({ desk }) => {
  await openTab(desk)
  const focus = section(desk, 'Focus mode')
  await expect(focus.getByRole('status')).toHaveText('Focus mode is off, and notifications come at once.')
  await focus.getByRole('radio', { name: 'Off' }).focus()
  await desk.page.keyboard.press('ArrowRight')
  await desk.page.keyboard.press('Space')
  await expect(focus.getByRole('status')).toContainText('2 notifications wait for the summary.')
  await expect(focus.getByRole('radio', { name: 'For an hour' })).toBeChecked()
  await palette(desk, 'End focus mode')
  await expect(focus.getByRole('status')).toHaveText('Focus mode is off, and notifications come at once.')
  await expect(focus.getByRole('radio', { name: 'Off' })).toBeChecked()
  await palette(desk, 'Focus mode until I end it')
  await expect(desk.page.getByText('Focus mode is on until you end it.')).toBeVisible()
  await palette(desk, 'Focus mode until tomorrow')
  await palette(desk, 'Focus mode for an hour')
  await expect
    .poll(() => desk.asked('notifications.focus'))
    .toEqual(['hour', 'off', 'on', 'tomorrow', 'hour'].map((choice) => ({ choice })))
})

test('a person is muted beside the name or from the palette, listed in settings, and undone there', async ({
  desk,
}) => {
  await desk.open('people=300')
  await desk.openFirst()
  await desk.page.getByRole('button', { name: 'Mute notifications' }).click()
  await expect(desk.page.getByText('Nothing about Ana Ruiz is announced any more.')).toBeVisible()
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.page.getByRole('button', { name: 'Mute notifications' })).toBeVisible()
  await palette(desk, 'Mute notifications about this person')
  await expect(desk.page.getByRole('button', { name: 'Unmute notifications' })).toBeVisible()
  await palette(desk, 'Go to Notifications')
  const muted = desk.page.getByRole('list', { name: 'Muted people' })
  await expect(muted.getByRole('button', { name: 'Ana Ruiz', exact: true })).toBeVisible()
  await muted.getByRole('button', { name: 'Unmute Ana Ruiz' }).focus()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText('Nobody is muted.')).toBeVisible()
})

test('the log says what became of each, and leads there', async ({ desk }) => {
  await openTab(desk)
  const log = desk.page.getByRole('list', { name: 'Recent notifications' })
  await expect(log.getByRole('listitem')).toHaveCount(9)
  for (const words of [
    'Shown, in the place of the one before',
    'Held back: you were looking at it',
    'Held back: focus mode',
    'Held back: the person is muted',
    'Shown in a summary',
    'Not shown: the operating system refused it; look into its settings for Repdesk',
  ]) {
    await expect(log.getByText(words, { exact: true })).toBeVisible()
  }
  await expect(log.getByText(/^Held back: quiet hours; named in a summary at \d/u)).toBeVisible()
  await log.getByRole('listitem').first().getByRole('button').click()
  await expect(desk.conversation).toBeVisible()
})

test('an empty log, and one that cannot be read, each say so', async ({ desk }) => {
  await openTab(desk, 'people=0')
  await expect(section(desk, 'Recent').getByText('Nothing yet')).toBeVisible()
  await desk.open('people=300')
  await desk.failNext('notifications.recent', { code: 'server', message: 'The cache is locked.', retryable: true })
  await palette(desk, 'Go to Notifications')
  await expect(section(desk, 'Recent').getByText('The cache is locked.')).toBeVisible()
  await section(desk, 'Recent').getByRole('button', { name: 'Try again' }).click()
  await expect(desk.page.getByRole('list', { name: 'Recent notifications' })).toBeVisible()
})

test('the test button says what happened', async ({ desk }) => {
  await openTab(desk)
  await desk.page.getByRole('button', { name: 'Send a test notification' }).focus()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText(/^The operating system took it\./u)).toBeVisible()
  await desk.failNext('notifications.test', { code: 'bug', message: 'It broke.', retryable: false })
  await desk.page.keyboard.press('Enter')
  await expect(desk.page.getByText('It broke.')).toBeVisible()
})

test('"Create lead" on a notification opens the form on that conversation', async ({ desk }) => {
  await desk.open('people=300')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.evaluate(() => {
    const [first] = window.fixture.world.conversations
    window.fixture.world.navigate({ kind: 'conversation', id: first?.id ?? '', act: 'createLead' })
  })
  await expect(desk.page.getByRole('dialog', { name: 'Create lead' })).toBeVisible()
  await expect(desk.conversation).toBeAttached()
})

for (const theme of ['light', 'dark'] as const) {
  test(`the page passes axe with everything open, ${theme}`, async ({ desk }) => {
    await openTab(desk, `people=300&theme=${theme}`)
    await desk.page.getByRole('switch', { name: /^Quiet hours/u }).focus()
    await desk.page.keyboard.press('Space')
    await desk.page.getByRole('radio', { name: 'Until I end it' }).click()
    await expect(group(desk, 'Monday')).toBeVisible()
    await expect(desk.page.getByRole('list', { name: 'Recent notifications' })).toBeVisible()
    expect(await runAxe(desk.page)).toEqual([])
    if (process.env['SHOTS']) {
      await desk.page.setViewportSize({ width: 1280, height: 2300 })
      await desk.page.screenshot({ path: `${process.env['SHOTS']}/notifications-${theme}.png` })
    }
  })
}

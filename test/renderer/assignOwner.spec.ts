import type { Locator } from '@playwright/test'
import type { OwnerRefusal } from '../../src/contract/models'
import { runAxe } from '../builders/runAxe'
import { expect, test, type Desk } from './desk'

const dialog = (desk: Desk): Locator => desk.page.getByRole('dialog', { name: 'Assign owner' })
const search = (desk: Desk): Locator => dialog(desk).getByRole('combobox', { name: 'Find a teammate' })
const press = async (desk: Desk, ...keys: string[]): Promise<void> => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const refuse = (desk: Desk, refusal: OwnerRefusal): Promise<void> =>
  desk.page.evaluate((given) => {
    window.fixture.world.ownerRefusal = given
  }, refusal)

test('by keys from a person: me first, no owner last, letters filter, Enter sends, and it can be undone', async ({
  desk,
}) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, 'a')
  await expect(search(desk)).toBeFocused()
  const options = dialog(desk).getByRole('option')
  await expect(options).toHaveText([/^Me \(Kim Vega\)/u, /^Bo Chen/u, /^No owner$/u])
  await expect(options.first()).toContainText('Owner now')
  await expect(dialog(desk).getByRole('button', { name: 'Send' })).toBeDisabled()
  await desk.page.keyboard.type('bo')
  await expect(options).toHaveCount(1)
  await expect(dialog(desk)).toContainText('teammate ID other')
  await expect(dialog(desk).getByRole('button', { name: 'Copy ID of Bo Chen' })).toBeVisible()
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'Enter')
  await expect(dialog(desk)).toHaveCount(0)
  expect(await desk.asked('owners.assign')).toEqual([{ personId: 'person-0', ownerId: 'other' }])
  // Shown at once, and taken back by one key.
  await expect(desk.page.getByRole('button', { name: 'Assign owner: Bo Chen' })).toBeVisible()
  await expect(desk.page.getByText('Set owner for Ana Ruiz is about to be sent.')).toBeVisible()
  await press(desk, 'u')
  await expect.poll(() => desk.asked('outbox.undo')).toHaveLength(1)
})

test('the profile tells how the owner came about and who it was before', async ({ desk }) => {
  await desk.open('people=30')
  await desk.openFirst()
  await press(desk, '2')
  const section = desk.page.getByRole('region', { name: 'Owner' })
  await expect(section).toContainText('Changed in Intercom, noticed 1 h ago')
  await expect(section.getByRole('list', { name: 'Owners so far' })).toContainText('Bo Chen → You')
  expect(await runAxe(desk.page)).toEqual([])
  await section.getByRole('button', { name: 'Change owner' }).press('Enter')
  await expect(search(desk)).toBeFocused()
  await press(desk, 'ArrowDown', 'ArrowDown')
  await dialog(desk).getByRole('button', { name: 'Send' }).click()
  await expect(section).toContainText('Set by hand here, not sent yet')
  expect(await desk.asked('owners.assign')).toEqual([{ personId: 'person-0', ownerId: null }])
})

test('once refused, the dialog explains before the next try and has the message to an admin ready', async ({
  desk,
}) => {
  const refusal = { message: 'Intercom does not let you set owners here.', adminText: 'Please tick the box', at: null }
  await desk.open('people=30')
  await desk.openFirst()
  await refuse(desk, { ...refusal, by: 'intercom' })
  await press(desk, 'a')
  await expect(dialog(desk)).toContainText(refusal.message)
  await expect(dialog(desk).getByRole('button', { name: /^Copy text for your admin/u })).toBeVisible()
  await expect(search(desk)).toBeFocused()
  await desk.page.keyboard.type('bo')
  await press(desk, 'Enter')
  await expect.poll(() => desk.asked('owners.assign')).toHaveLength(1)
  await expect(desk.page.getByRole('button', { name: 'Assign owner: Bo Chen' })).toBeVisible()
  // What the team has ruled out is not tried.
  await refuse(desk, { ...refusal, by: 'team' })
  await press(desk, 'a')
  await expect(dialog(desk).getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
  await search(desk).fill('no owner')
  await press(desk, 'Enter')
  await expect(dialog(desk)).toBeVisible()
  expect(await desk.asked('owners.assign')).toHaveLength(1)
  expect(await runAxe(desk.page)).toEqual([])
})

test('of several: who is left out and why, progress, what failed, and stop', async ({ desk }) => {
  await desk.open('people=30')
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await desk.page.evaluate(() => {
    const { world } = window.fixture
    world.settings = { ...world.settings, automaticWrites: { mapping: false, attributes: false, owners: true } }
  })
  await desk.book.focus()
  await press(desk, 'Control+A')
  await expect(desk.page.getByRole('group', { name: 'Selected people' })).toBeVisible()
  await press(desk, 'm', 'a')
  await expect(dialog(desk)).toContainText('30 people')
  await expect(search(desk)).toBeFocused()
  await desk.page.keyboard.type('bo')
  await expect(dialog(desk).getByRole('status', { name: 'What would happen' })).toContainText('left out')
  await expect(dialog(desk).getByRole('list', { name: 'Left out' })).toContainText('Change the owner there.')
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'Enter')
  await expect(dialog(desk).getByRole('status')).toContainText('about to be sent')
  await expect(dialog(desk).getByRole('button', { name: 'Undo all' })).toBeVisible()
  await desk.letGo()
  await expect(dialog(desk).getByRole('status')).toContainText('owners set', { timeout: 15_000 })
  expect(await runAxe(desk.page)).toEqual([])
  await press(desk, 'Escape')
  await expect(desk.page.getByRole('group', { name: 'Selected people' })).toHaveCount(0)
})

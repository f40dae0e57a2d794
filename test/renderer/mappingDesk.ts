import type { Locator } from '@playwright/test'
import type { Automations, MappingEntry, Settings } from '../../src/contract/models'
import { expect, type Desk } from './desk'

/** A mapping that works. */
export const phone: MappingEntry = { attribute: 'person.phone', field: 'Phone', direction: 'toSalesforce' }

/** Puts settings of the made-up workspace in place, as if they had been made before. */
export async function change(desk: Desk, settings: Partial<Settings>): Promise<void> {
  await desk.page.evaluate((next) => {
    const { world } = window.fixture
    world.settings = { ...world.settings, ...next }
    world.emit('settings.changed', world.settings)
  }, settings)
}

/** Intercom's own app leaves traces. */
export async function suspect(desk: Desk, intercomApp: Automations['intercomApp']): Promise<void> {
  await desk.page.evaluate((app) => {
    window.fixture.world.intercomApp = app
  }, intercomApp)
}

/** Opens Settings with some settings made before. */
export async function settingsWith(desk: Desk, settings: Partial<Settings>, query = ''): Promise<void> {
  await desk.open(`people=300&theme=light&undo=1&${query}`)
  await expect(desk.row(/^Ana Ruiz/u)).toBeVisible()
  await change(desk, settings)
  await desk.page.keyboard.press('g')
  await desk.page.keyboard.press('s')
  await expect(desk.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
}

/** Opens one page of Settings, by keys. */
export async function openSettingsTab(
  desk: Desk,
  name: string | RegExp,
  settings: Partial<Settings> = {},
): Promise<void> {
  await settingsWith(desk, settings)
  await desk.page.getByRole('tab', { name: 'General' }).focus()
  const tab = desk.page.getByRole('tab', { name })
  for (let presses = 0; presses < 8 && (await tab.getAttribute('aria-selected')) !== 'true'; presses += 1) {
    await desk.page.keyboard.press('ArrowRight')
  }
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** The button that chooses the Lead field of an attribute. */
export function fieldOf(desk: Desk, attribute: string): Locator {
  return desk.page.getByRole('button', { name: new RegExp(`^Lead field for ${attribute}: `, 'u') })
}

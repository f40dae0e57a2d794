import { expect, type Locator } from '@playwright/test'
import type { RunningApp } from '../app'
import { makeDesk, type Desk } from '../desk'
import { hearCommands, type HeardCommands } from '../heardCommands'
import { keyboardOf, type Keyboard } from '../keyboard'
import { inWindow } from '../workspace'

/** How a command is performed with keys, or why the window has no control for it. */
export type Step = { keys: () => Promise<void> } | { without: string }

/** The app that is running now, and the keys for it. */
export interface Scene {
  readonly desk: Desk
  readonly running: RunningApp
  readonly keys: Keyboard
  readonly heard: HeardCommands
  /** Starts the app (again). */
  start(): Promise<void>
  region(name: string): Locator
  button(name: string): Locator
  heading(name: string): Locator
}

/** Starts the app for the keys. */
export async function makeScene(): Promise<Scene> {
  const desk = await makeDesk()
  const begin = async (): Promise<Pick<Scene, 'running' | 'keys' | 'heard'>> => {
    const running = await desk.launch()
    // Listening from the start: taken up right before the key, the system's own dialog could be quicker.
    running.page.on('filechooser', () => undefined)
    return { running, heard: await hearCommands(running.app), keys: await keyboardOf(running.page) }
  }
  let now = await begin()
  return {
    desk,
    get running() {
      return now.running
    },
    get keys() {
      return now.keys
    },
    get heard() {
      return now.heard
    },
    start: async () => {
      now = await begin()
    },
    region: (name) => now.running.page.getByRole('region', { name }),
    button: (name) => now.running.page.getByRole('button', { name, exact: true }),
    heading: (name) => now.running.page.getByRole('heading', { name }),
  }
}

/** Finds a person by the search field and opens them. */
export async function find(scene: Scene, name: string): Promise<void> {
  await scene.keys.press('/')
  await scene.keys.type(name)
  await expect(scene.running.page.getByRole('option', { name }).first()).toBeVisible()
  await scene.keys.press('Enter')
  await expect(scene.heading(name)).toBeVisible()
}

/** Sends a Lead of a person from the dialog. */
export async function sendLead(scene: Scene, name: string): Promise<void> {
  await find(scene, name)
  await expect(
    inWindow(scene.running.page).salesforce.getByText('Not in Salesforce yet', { exact: true }),
  ).toBeVisible()
  await scene.keys.press('l')
  await expect(scene.button('Create')).toBeFocused()
  await scene.keys.press('Enter')
  await expect(inWindow(scene.running.page).leadDialog).toHaveCount(0)
}

/** Opens the newest item of the outbox that needs the rep. */
export async function openStuck(scene: Scene): Promise<void> {
  const { outbox } = inWindow(scene.running.page)
  await scene.keys.press('g', 'o')
  await expect(outbox.getByRole('row', { name: /Needs you/ })).toBeVisible({ timeout: 20_000 })
  await scene.keys.press('Escape')
  await expect(outbox).toBeFocused()
  await scene.keys.press('Home', 'Enter')
  await expect(scene.region('Outbox item').getByText('Needs you')).toBeVisible()
}

/** Opens the conversation at the top of the list. */
export async function openLatest(scene: Scene): Promise<void> {
  await scene.keys.press('g', 'c')
  await expect(inWindow(scene.running.page).conversations).toBeFocused()
  await scene.keys.press('Home', 'Enter')
  await expect(scene.running.page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()
}

/** Lets the org refuse Leads from chat, or ends that. */
export function refuseLeads(desk: Desk, refuse: boolean): void {
  const message = 'Leads from chat are made on Mondays only'
  const rule = { object: 'Lead', field: 'LeadSource', when: { is: 'Intercom' }, message }
  desk.simulator.salesforce.settings.validationRules = refuse ? [rule] : []
}

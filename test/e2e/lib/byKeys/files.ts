import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { inWindow } from '../workspace'
import { saveTo } from './health'
import type { Scene, Step } from './scene'

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Files that came with a message, and files that go with one. */
export function fileSteps(scene: Scene) {
  const here = (): Locator => inWindow(scene.running.page).conversation
  return {
    'drafts.files': {
      keys: async () => {
        const { control } = scene.desk.simulator.intercom
        const { contactId = '' } = scene.desk.simulator.world.story.cast.oneLead ?? {}
        const file = control.keepFile({ name: 'error.png', contentType: 'image/png', data: PNG })
        control.contactStarts({ contactId, body: 'See the picture', attachments: [file] })
        await scene.keys.press('Escape', 'g', 'c')
        await expect(inWindow(scene.running.page).conversations.getByText('See the picture')).toBeVisible({
          timeout: 30_000,
        })
        await expect(inWindow(scene.running.page).conversations).toBeFocused()
        await scene.keys.press('Home', 'Enter')
        // One that was answered in the same second may stand above it.
        const picture = here().getByText('See the picture')
        const isOpen = () =>
          picture.waitFor({ timeout: 3_000 }).then(
            () => true,
            () => false,
          )
        for (let above = 0; above < 4 && !(await isOpen()); above += 1) await scene.keys.press('j')
        await expect(here().getByRole('button', { name: 'Load pictures' })).toBeVisible()
      },
    },
    'files.show': {
      keys: async () => {
        await scene.keys.activate(here().getByRole('button', { name: 'Show error.png' }))
        await expect(here().getByRole('img', { name: 'error.png' })).toBeVisible()
      },
    },
    'conversations.loadImages': {
      keys: async () => {
        await scene.keys.press('m', 'i')
        await expect(here().getByRole('button', { name: 'Stop loading' })).toBeVisible()
      },
    },
    'files.save': {
      keys: async () => {
        await saveTo(scene, 'error.png')
        await scene.keys.activate(here().getByRole('button', { name: 'Save error.png' }))
        await expect(scene.running.page.getByText('error.png was saved')).toBeVisible()
      },
    },
    'drafts.attach': {
      keys: async () => {
        const chooser = scene.running.page.waitForEvent('filechooser')
        await scene.keys.press('m', 'f')
        await (await chooser).setFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('The plan') })
        await expect(here().getByRole('list', { name: 'Attached files' })).toContainText('plan.txt')
      },
    },
    'drafts.detach': {
      keys: async () => {
        await scene.keys.activate(here().getByRole('button', { name: 'Remove plan.txt' }))
        await expect(here().getByRole('list', { name: 'Attached files' })).toHaveCount(0)
        await scene.keys.press('Escape', 'g', 'b')
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

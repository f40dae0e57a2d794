import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { inWindow } from '../workspace'
import { find, type Scene, type Step } from './scene'

/** Owners by hand, of one person and of several. All of it is taken back, so that the other steps find people as they were. */
export function ownerSteps(scene: Scene) {
  const dialog = (): Locator => scene.running.page.getByRole('dialog', { name: 'Assign owner' })
  const button = (name: string): Locator => dialog().getByRole('button', { name })
  const fromFile = (): Locator => scene.running.page.getByRole('dialog', { name: 'Owners from a file' })
  const toNobody = async (): Promise<void> => {
    await expect(dialog().getByRole('combobox', { name: 'Find a teammate' })).toBeFocused()
    await scene.keys.type('No owner')
  }
  return {
    'owners.history': {
      keys: async () => {
        await tell(scene.running.page, 'settings.update', { undoSeconds: 60 })
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('2')
        await expect(scene.region('Owner')).toBeVisible()
      },
    },
    'owners.choices': { keys: () => scene.keys.press('a') },
    'owners.assign': {
      keys: async () => {
        await toNobody()
        await scene.keys.press('Enter')
        await expect(dialog()).toHaveCount(0)
      },
    },
    'owners.plan': {
      keys: async () => {
        await scene.keys.press('u')
        await scene.keys.press('g', 'b')
        const { book } = inWindow(scene.running.page)
        await expect(book).toBeFocused()
        await scene.keys.press('Control+A')
        await expect(scene.running.page.getByText(/^\d+ people selected/u)).toBeVisible()
        await scene.keys.press('m', 'a')
        await toNobody()
      },
    },
    'owners.assignMany': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog().getByRole('status')).toContainText('about to be sent')
      },
    },
    'owners.group': {
      keys: async () => {
        await scene.keys.press('Escape')
        await expect(dialog()).toHaveCount(0)
        await scene.keys.run('Show the owners that were set together')
        await expect(button('Undo all')).toBeVisible()
      },
    },
    'owners.changeGroup': {
      keys: async () => {
        await scene.keys.activate(button('Undo all'))
        await expect(dialog().getByRole('status')).toContainText('stopped')
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
    'owners.groups': {
      keys: async () => {
        await scene.keys.press('Escape')
        await expect(dialog()).toHaveCount(0)
        await scene.keys.press('u')
      },
    },
    'owners.planFile': {
      keys: async () => {
        const { page } = scene.running
        await tell(page, 'settings.update', { undoSeconds: 60 })
        await scene.keys.run('Assign owners from a CSV file')
        await expect(fromFile().getByRole('button', { name: 'Choose a file…' })).toBeFocused()
        const chooser = page.waitForEvent('filechooser')
        await scene.keys.press('Enter')
        const { contactId } = scene.desk.simulator.world.story.cast.oneLead ?? {}
        const text = `Id,Owner\n${contactId},nobody\n`
        await (await chooser).setFiles({ name: 'owners.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
        await expect(fromFile().getByRole('status')).toContainText('1 owner changes')
      },
    },
    'owners.assignFile': {
      keys: async () => {
        await scene.keys.activate(fromFile().getByRole('button', { name: 'Send' }))
        await scene.keys.activate(fromFile().getByRole('button', { name: 'Undo all' }))
        await expect(fromFile().getByRole('status')).toContainText('stopped')
        await scene.keys.press('Escape')
        await expect(fromFile()).toHaveCount(0)
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

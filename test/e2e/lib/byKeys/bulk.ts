import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { tell } from '../desk'
import { inWindow } from '../workspace'
import type { Scene, Step } from './scene'

/** Leads of several people. All of them are taken back, so that the other steps find people as they were. */
export function bulkSteps(scene: Scene) {
  const dialog = (): Locator => scene.running.page.getByRole('dialog', { name: 'Create Leads' })
  const button = (name: string | RegExp): Locator => dialog().getByRole('button', { name })
  return {
    'leads.plan': {
      keys: async () => {
        await tell(scene.running.page, 'settings.update', { undoSeconds: 60 })
        await scene.keys.press('g', 'b')
        const { book } = inWindow(scene.running.page)
        await expect(book).toBeFocused()
        await scene.keys.press('Control+A')
        await expect(scene.running.page.getByText(/^\d+ people selected/u)).toBeVisible()
        await scene.keys.press('b')
        await expect(button(/^Create \d+ Leads?$/u)).toBeFocused()
      },
    },
    'leads.lookUp': { without: 'the dry run asks by itself, about people whom nobody asked about yet' },
    'leads.createMany': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog().getByRole('status')).toContainText('about to be sent')
      },
    },
    'leads.group': {
      keys: async () => {
        await scene.keys.press('Escape')
        await expect(dialog()).toHaveCount(0)
        await scene.keys.run('Show the Leads that were created together')
        await expect(button('Undo all')).toBeVisible()
      },
    },
    'leads.changeGroup': {
      keys: async () => {
        await scene.keys.activate(button('Undo all'))
        await expect(dialog().getByRole('status')).toContainText('stopped')
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
    'leads.groups': {
      keys: async () => {
        await scene.keys.press('Escape')
        await expect(dialog()).toHaveCount(0)
        await scene.keys.press('u')
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

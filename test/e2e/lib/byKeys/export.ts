import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { saveTo } from './health'
import { castName } from '../desk'
import { find, type Scene, type Step } from './scene'

/** My book as a file. */
export function exportSteps(scene: Scene) {
  const dialog = () => scene.running.page.getByRole('dialog', { name: 'Export' })
  const begin = async (): Promise<void> => {
    await scene.keys.press('g', 'b')
    await scene.keys.run('Export this list')
    await expect(dialog().getByRole('searchbox', { name: 'Find a field' })).toBeFocused()
    await scene.keys.activate(dialog().getByRole('button', { name: 'Export', exact: true }))
  }
  return {
    'people.export': {
      keys: async () => {
        await saveTo(scene, 'people.csv')
        await begin()
        await expect(scene.running.page.getByText(/people exported to repdesk-people-/u)).toBeVisible()
      },
    },
    'app.savePdf': {
      keys: async () => {
        await saveTo(scene, 'prepared.pdf')
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('p')
        await scene.keys.activate(scene.button('Save as PDF'))
        await expect(scene.running.page.getByText(/^Saved as .*\.pdf/u)).toBeVisible()
        await scene.keys.press('Escape')
      },
    },
    'people.exportState': { without: 'the dialog asks itself, while a file is written' },
    'people.exportCancel': {
      keys: async () => {
        // Nobody answers the system's dialog.
        await scene.running.app.evaluate(({ dialog: system }) => {
          system.showSaveDialog = () => new Promise(() => undefined)
        })
        await begin()
        await expect(dialog().getByRole('button', { name: 'Cancel' })).toBeFocused()
        await scene.keys.press('Escape')
        await expect(dialog()).toHaveCount(0)
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

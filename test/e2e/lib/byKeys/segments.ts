import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import type { Scene, Step } from './scene'

/** A filter of the book: made, saved, and deleted again, so that the other steps find everybody. */
export function segmentSteps(scene: Scene) {
  const page = () => scene.running.page
  const say = async (line: string, text: string): Promise<void> => {
    await expect(page().getByRole('combobox', { name: line, exact: true })).toBeFocused()
    await scene.keys.type(text)
    await scene.keys.press('Enter')
  }
  return {
    'segments.fields': {
      keys: async () => {
        await scene.keys.press('g', 'b')
        await expect(scene.button('Add a filter')).toBeVisible()
        await scene.keys.press('f')
      },
    },
    'segments.values': {
      keys: async () => {
        await say('Field', 'company')
        await say('Test of Company', 'is set')
        await scene.keys.press('f')
        await say('Field', 'country')
        await say('Test of Country', 'contains')
      },
    },
    'segments.save': {
      keys: async () => {
        await say('Value of Country', 'a')
        await expect(page().getByRole('group', { name: 'Conditions' })).toContainText('Country contains a')
        await scene.keys.run('Save as segment')
        await expect(page().getByRole('textbox', { name: 'Name' })).toBeFocused()
        await scene.keys.type('With a company')
        await scene.keys.press('Enter')
        await expect(page().getByRole('button', { name: /^With a company/u })).toBeVisible()
      },
    },
    'segments.list': { without: 'the navigation reads it by itself, and again when counts change' },
    'segments.remove': {
      keys: async () => {
        await scene.keys.activate(scene.button('More on With a company'))
        await expect(page().getByRole('menuitem', { name: 'Rename…' })).toBeFocused()
        await scene.keys.press('End', 'Enter')
        await expect(page().getByRole('button', { name: /^With a company/u })).toHaveCount(0)
        await scene.keys.run('Clear filters')
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

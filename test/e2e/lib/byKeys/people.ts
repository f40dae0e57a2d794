import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { find, type Scene, type Step } from './scene'

/** Editing people, their companies and notes on them. All of it is taken back, so that the other steps find them as they were. */
export function peopleSteps(scene: Scene) {
  const dialog = (name: string): Locator => scene.running.page.getByRole('dialog', { name })
  const undone = async (): Promise<void> => {
    await scene.keys.press('u')
    await expect(scene.running.page.getByText(/was not sent\.$/u).last()).toBeVisible()
  }
  return {
    'people.fields': {
      keys: async () => {
        await tell(scene.running.page, 'settings.update', { undoSeconds: 60 })
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('m', 'e')
        await expect(dialog('Edit person').getByRole('button', { name: /^Phone: .*, edit$/u })).toBeVisible()
      },
    },
    'people.update': {
      keys: async () => {
        const edit = dialog('Edit person')
        await scene.keys.activate(edit.getByRole('button', { name: /^Phone: .*, edit$/u }))
        await expect(edit.getByRole('textbox', { name: 'Phone' })).toBeFocused()
        await scene.keys.press('Control+A')
        await scene.keys.type('+44 20 7946 0000')
        await scene.keys.press('Enter')
        await expect(edit.getByRole('button', { name: 'Phone: +44 20 7946 0000, edit' })).toBeVisible()
        await scene.keys.press('Escape')
        await expect(edit).toHaveCount(0)
        await undone()
      },
    },
    'companies.find': {
      keys: async () => {
        await scene.keys.press('m', 'k')
        await expect(dialog('Add company').getByRole('combobox', { name: 'Find a company' })).toBeFocused()
        await scene.keys.type('Company by keys')
      },
    },
    'people.addCompany': {
      keys: async () => {
        await expect(dialog('Add company').getByRole('option', { name: /^Create/u })).toBeVisible()
        await scene.keys.press('Enter')
        await expect(dialog('Add company')).toHaveCount(0)
        await undone()
      },
    },
    'companies.update': {
      keys: async () => {
        await scene.keys.press('2')
        const companies = scene.region('Companies')
        await scene.keys.activate(companies.getByRole('button', { name: 'All attributes' }).first())
        await scene.keys.activate(companies.getByRole('button', { name: /^Plan: .*, edit$/u }).first())
        await expect(companies.getByRole('textbox', { name: 'Plan' })).toBeFocused()
        await scene.keys.press('Control+A')
        await scene.keys.type('By keys')
        await scene.keys.press('Enter')
        await expect(companies.getByRole('button', { name: 'Plan: By keys, edit' })).toBeVisible()
        await undone()
      },
    },
    'people.removeCompany': {
      keys: async () => {
        await scene.keys.activate(
          scene
            .region('Companies')
            .getByRole('button', { name: /^Take out of/u })
            .first(),
        )
        await undone()
      },
    },
    'people.notes': {
      keys: async () => {
        await scene.keys.press('m', 'n')
        await expect(scene.region('Notes').getByRole('textbox', { name: 'Note on this person' })).toBeFocused()
      },
    },
    'forms.draft': { without: 'a form asks for what was typed in it when it opens' },
    'app.place': { without: 'the window asks where the rep was when it opens' },
    'app.savePlace': { without: 'where the rep is is kept by itself' },
    'forms.saveDraft': { without: 'typing in a form is kept by itself' },
    'people.addNote': {
      keys: async () => {
        await scene.keys.type('Noted by keys')
        await scene.keys.press('Control+Enter')
        await expect(scene.region('Notes').getByText('Noted by keys').last()).toBeVisible()
        await scene.keys.press('Escape')
        await undone()
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName } from '../desk'
import { find, type Scene, type Step } from './scene'

/** Opens a page of Settings. */
async function showSettings(scene: Scene, page: string): Promise<void> {
  await scene.keys.press('g', 's')
  const tabs = scene.running.page.getByRole('tablist', { name: 'Settings' })
  const wanted = tabs.getByRole('tab', { name: page })
  await scene.keys.tabTo(tabs.getByRole('tab', { selected: true }))
  for (let tab = await tabs.getByRole('tab').count(); tab > 0; tab -= 1) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') return
    await scene.keys.press('ArrowRight')
  }
  throw new Error(`Settings has no page "${page}" within reach of the arrow keys`)
}

/** The mapping, owners, and what is written by itself. */
export function mappingSteps(scene: Scene) {
  const { page } = scene.running
  const comparison = page.getByRole('dialog', { name: 'Compare with Salesforce' })
  return {
    'mapping.get': { keys: () => showSettings(scene, 'Mapping') },
    'matching.get': {
      keys: async () => {
        // The page is open already, and asks when it is opened.
        await showSettings(scene, 'Owners')
        await showSettings(scene, 'Mapping')
      },
    },
    'matching.save': {
      keys: async () => {
        const field = page.getByRole('button', { name: /^Field that finds a Contact: / })
        await scene.keys.activate(field)
        await expect(page.getByRole('combobox', { name: 'Find: Field that finds a Contact' })).toBeFocused()
        await scene.keys.type('Jigsaw')
        await scene.keys.press('Enter')
        await expect(field).not.toHaveAccessibleName(/Email only$/u)
        // Who is found by what must be as the other steps need it.
        await scene.keys.activate(field)
        await scene.keys.type('Email only')
        await scene.keys.press('Enter')
        await expect(field).toHaveAccessibleName(/Email only$/u)
      },
    },
    'mapping.save': {
      keys: async () => {
        await scene.keys.fill(page.getByRole('searchbox', { name: 'Find an attribute or a field' }), 'phone')
        await scene.keys.activate(page.getByRole('button', { name: 'Lead field for Phone: Not mapped' }))
        await expect(page.getByRole('combobox', { name: 'Find: Lead field for Phone' })).toBeFocused()
        await scene.keys.type('Mobile')
        await scene.keys.press('Enter')
      },
    },
    'mapping.compare': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('2')
        await scene.keys.activate(scene.button('Compare with Salesforce'))
        await expect(comparison.getByRole('button', { name: /^Apply all/u })).toBeEnabled()
      },
    },
    'mapping.apply': {
      keys: async () => {
        await scene.keys.activate(comparison.getByRole('button', { name: /^Apply all/u }))
        await expect(comparison.getByText('About to send').first()).toBeVisible()
        await scene.keys.activate(comparison.getByRole('button', { name: 'Close' }).last())
        await expect(comparison).toHaveCount(0)
        await scene.keys.press('1')
      },
    },
    'owners.list': { keys: () => showSettings(scene, 'Owners') },
    'owners.override': {
      keys: async () => {
        await scene.keys.activate(page.getByRole('button', { name: /^Teammate for .*: By email$/u }).first())
        await expect(page.getByRole('combobox', { name: /^Find: Teammate for/u })).toBeFocused()
        await scene.keys.type('Nobody')
        await scene.keys.press('Enter')
      },
    },
    'automations.list': { keys: () => showSettings(scene, 'What Repdesk writes by itself') },
    'automations.set': {
      keys: async () => {
        const first = page.getByRole('switch').first()
        const consent = page.getByRole('dialog', { name: 'Switch on' })
        await scene.keys.tabTo(first)
        await scene.keys.press('Space')
        const on = consent.getByRole('button', { name: 'Switch on' })
        await expect(on).not.toHaveAttribute('aria-disabled', 'true')
        await scene.keys.activate(on)
        await expect(consent).toHaveCount(0)
        // And off again, so that nothing is written by itself between the steps that follow.
        await scene.keys.tabTo(first)
        await scene.keys.press('Space')
        await expect(first).not.toBeChecked()
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName } from '../desk'
import { refuseLeads, sendLead, type Scene, type Step } from './scene'

/** The dialog for saving answers this file, as if the rep had pressed Enter in it. */
export async function saveTo(scene: Scene, name: string): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'saved-')), name)
  await scene.running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

/** Checks, failures, the audit and the support bundle. */
export function healthSteps(scene: Scene) {
  return {
    'health.problem': { without: 'read by the outbox item itself when it is opened' },
    'health.problems': { keys: () => scene.keys.press('g', 'h') },
    'salesforce.checks': { keys: () => scene.keys.run('Check the Salesforce connection') },
    'health.retry': {
      keys: async () => {
        // Refused by the org, until its admin has changed the rule.
        refuseLeads(scene.desk, true)
        // Who has no Lead yet: the outbox has given one to `notInSalesforce`.
        await sendLead(scene, castName(scene.desk, 'arabic'))
        await scene.keys.press('g', 'h')
        const again = scene.region('Needs you').getByRole('button', { name: 'Try again' })
        await expect(again.first()).toBeVisible({ timeout: 20_000 })
        refuseLeads(scene.desk, false)
        await scene.keys.activate(again.first())
      },
    },
    'support.save': {
      keys: async () => {
        await saveTo(scene, 'support.json')
        await scene.keys.press('g', 'h')
        await scene.keys.activate(scene.button('Save support bundle'))
      },
    },
    'audit.list': { keys: () => scene.keys.run('Go to what was sent') },
    'audit.export': {
      keys: async () => {
        await saveTo(scene, 'sent.csv')
        await scene.keys.activate(scene.button('Export'))
      },
    },
    'audit.get': {
      keys: async () => {
        const rows = scene.running.page.getByRole('grid', { name: 'Outbox' })
        await expect(rows.getByRole('row').nth(1)).toBeVisible()
        await scene.keys.press('Escape')
        await expect(rows).toBeFocused()
        await scene.keys.press('Home', 'Enter')
      },
    },
    'audit.undo': {
      keys: async () => {
        await scene.keys.activate(scene.running.page.getByRole('button', { name: 'Take it back' }))
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

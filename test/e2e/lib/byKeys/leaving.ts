import { expect } from '@playwright/test'
import keytar from 'keytar'
import type { CommandName } from '../../../../src/contract/commands'
import { keychainService } from '../../../../src/main/compose'
import { inWindow } from '../workspace'
import type { Scene, Step } from './scene'

/** A cache whose key is gone, and leaving both accounts. */
export function leavingSteps(scene: Scene) {
  return {
    'account.retry': {
      keys: async () => {
        // The keychain has lost the key of the cache.
        await scene.running.quit()
        const service = keychainService(scene.desk.dataFolder)
        for (const { account } of await keytar.findCredentials(service))
          if (account.startsWith('store.key.')) await keytar.deletePassword(service, account)
        await scene.start()
        await expect(scene.heading('The key of your cache is not there')).toBeVisible()
        await scene.keys.activate(scene.button('Try again'))
      },
    },
    'account.startFresh': {
      keys: async () => {
        await scene.keys.activate(scene.button('Start a fresh cache'))
        await expect(inWindow(scene.running.page).sync).toContainText(/^Synced/, { timeout: 20_000 })
      },
    },
    'salesforce.leaving': { without: 'read by the dialog that leaving Salesforce opens' },
    'salesforce.disconnect': {
      keys: async () => {
        await scene.keys.press('g', 's')
        await scene.keys.activate(scene.button('Disconnect Salesforce'))
        await scene.keys.activate(scene.button('Disconnect'))
      },
    },
    'intercom.disconnect': {
      keys: async () => {
        await scene.keys.activate(scene.button('Disconnect Intercom'))
        await scene.keys.activate(scene.button('Disconnect'))
        await expect(scene.heading('Connect your accounts')).toBeVisible()
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

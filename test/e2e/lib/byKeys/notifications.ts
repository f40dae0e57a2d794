import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName } from '../desk'
import { find, type Scene, type Step } from './scene'

/** Mute, focus, and the page of Settings. All of it is taken back. */
export function notificationSteps(scene: Scene) {
  const button = (name: string) => scene.running.page.getByRole('button', { name })
  return {
    'notifications.mute': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await expect(button('Mute notifications')).toBeEnabled()
        await scene.keys.run('Mute notifications about this person')
        await expect(button('Unmute notifications')).toBeVisible()
      },
    },
    // Read again with each change of it.
    'notifications.get': { keys: () => scene.keys.run('Unmute notifications about this person') },
    'notifications.focus': {
      keys: async () => {
        await scene.keys.run('Focus mode for an hour')
        await expect(scene.running.page.getByText(/^Focus mode is on until/u)).toBeVisible()
        await scene.keys.run('End focus mode')
      },
    },
    'notifications.recent': {
      keys: async () => {
        await scene.keys.run('Go to Notifications')
        await expect(scene.region('Recent')).toBeVisible()
      },
    },
    'notifications.test': { keys: () => scene.keys.activate(button('Send a test notification')) },
  } satisfies Partial<Record<CommandName, Step>>
}

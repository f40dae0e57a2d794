import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName } from '../desk'
import { inWindow } from '../workspace'
import { find, openLatest, type Scene, type Step } from './scene'

/** Leads, conversations, and what stands in the palette. */
export function writingSteps(scene: Scene) {
  return {
    'leads.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'notInSalesforce'))
        await scene.keys.press('l')
        await expect(scene.button('Create')).toBeFocused()
      },
    },
    'leads.create': { keys: () => scene.keys.press('Enter') },
    'outbox.undo': {
      keys: async () => {
        await expect(inWindow(scene.running.page).salesforce.getByText('About to send')).toBeVisible()
        await scene.keys.press('u')
      },
    },
    'conversations.list': { keys: () => scene.keys.press('g', 'c') },
    'conversations.get': { keys: () => openLatest(scene) },
    'app.setFront': {
      keys: async () => {
        await scene.keys.press('Escape')
        await openLatest(scene)
      },
    },
    'conversations.reply': {
      keys: async () => {
        await scene.keys.press('r')
        await scene.keys.type('Thank you, I will look at it.')
        await scene.keys.press('Control+Enter')
      },
    },
    'conversations.note': {
      keys: async () => {
        await scene.keys.press('Escape', 'n')
        await scene.keys.type('Ask about seats')
        await scene.keys.press('Control+Enter')
      },
    },
    'conversations.markRead': {
      keys: async () => {
        await scene.keys.press('Escape')
        await scene.keys.run('Mark as unread')
      },
    },
    'sync.now': { keys: () => scene.keys.run('Sync now') },
    'sync.pause': { keys: () => scene.keys.run('Pause syncing') },
    'sync.resume': { keys: () => scene.keys.run('Resume syncing') },
    'sync.arrivedSeen': { without: 'the window says so itself, once it has shown what came in' },
    'settings.update': { keys: () => scene.keys.run('Switch between light and dark') },
    'app.info': {
      keys: async () => {
        await scene.keys.press('g', 's')
        await expect(scene.heading('Settings')).toBeVisible()
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

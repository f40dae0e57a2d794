import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { inWindow } from '../workspace'
import { find, type Scene, type Step } from './scene'

/** Going through conversations. Everything is taken back, so that the other steps find them as they were. */
export function triageSteps(scene: Scene) {
  const dialog = (name: string): Locator => scene.running.page.getByRole('dialog', { name })
  /** The one at the top, whether a reply or a note is being written there. */
  const openFirst = async (): Promise<void> => {
    const { conversations, conversation } = inWindow(scene.running.page)
    await scene.keys.press('g', 'c')
    await expect(conversations).toBeFocused()
    await scene.keys.press('Home', 'Enter')
    await expect(conversation.getByRole('textbox')).toBeVisible()
  }
  const undone = async (): Promise<void> => {
    await scene.keys.press('u')
    await expect(scene.running.page.getByText(/was not sent\.$/u).last()).toBeVisible()
  }
  return {
    'drafts.get': {
      keys: async () => {
        await tell(scene.running.page, 'settings.update', { undoSeconds: 60 })
        await scene.keys.press('Escape', 'g', 'c', 'End', 'Enter')
        await expect(scene.running.page.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()
      },
    },
    'drafts.save': {
      keys: async () => {
        await scene.keys.press('r')
        await scene.keys.type('Half')
        await scene.keys.press('Control+A', 'Backspace', 'Escape')
      },
    },
    'conversations.macros': {
      keys: async () => {
        await scene.keys.press('m', 'r')
        const saved = dialog('Saved replies')
        await expect(saved.getByRole('combobox')).toBeFocused()
        await scene.keys.press('Escape')
        await expect(saved).toHaveCount(0)
      },
    },
    'conversations.close': {
      keys: async () => {
        await openFirst()
        await scene.keys.press('e')
      },
    },
    'conversations.choices': {
      keys: async () => {
        await undone()
        await openFirst()
        await scene.keys.press('h')
        await expect(dialog('Snooze').getByRole('button', { name: /^Tomorrow morning/u })).toBeVisible()
      },
    },
    'conversations.snooze': {
      keys: async () => {
        await scene.keys.press('1')
        await expect(dialog('Snooze')).toHaveCount(0)
      },
    },
    'conversations.assign': {
      keys: async () => {
        await undone()
        await openFirst()
        await scene.keys.press('i')
        const search = dialog('Assign conversation').getByRole('combobox')
        await expect(search).toBeFocused()
        const isMine = (await dialog('Assign conversation').getByRole('option').first().innerText()).includes('Has it')
        await scene.keys.type(isMine ? 'Nobody' : 'Me (')
        await scene.keys.press('Enter')
        await expect(dialog('Assign conversation')).toHaveCount(0)
      },
    },
    'conversations.tag': {
      keys: async () => {
        await undone()
        await openFirst()
        await scene.keys.press('m', 't')
        await expect(dialog('Tags').getByRole('combobox')).toBeFocused()
        await scene.keys.press('Enter')
      },
    },
    'conversations.open': {
      keys: async () => {
        await scene.keys.press('Escape')
        await expect(dialog('Tags')).toHaveCount(0)
        await undone()
        // From the person, where it stays in sight.
        await find(scene, castName(scene.desk, 'manyConversations'))
        await expect(scene.button('Close conversation')).toBeVisible()
        await scene.keys.press('e')
        await expect(scene.button('Reopen')).toBeVisible()
        await scene.keys.press('e')
        await expect(scene.button('Close conversation')).toBeVisible()
        await undone()
        await undone()
        await scene.keys.press('Escape')
        await expect(inWindow(scene.running.page).book).toBeFocused()
        await tell(scene.running.page, 'settings.update', { undoSeconds: 5 })
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

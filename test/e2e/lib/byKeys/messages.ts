import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { tell } from '../desk'
import type { Scene, Step } from './scene'

/** Messages to the rep's own people. What would be sent is taken back before it leaves. */
export function messageSteps(scene: Scene) {
  const page = () => scene.running.page
  const form = (): Locator => page().getByRole('form', { name: 'Message form' })
  const detail = (): Locator => page().getByRole('region', { name: 'Message', exact: true })
  const standing = (): Locator => detail().getByRole('status').first()
  const write = async (subject: string): Promise<void> => {
    await scene.keys.press('m', 'w')
    await expect(form().getByRole('textbox', { name: 'Subject' })).toBeFocused()
    await scene.keys.type(subject)
    await scene.keys.fill(form().getByRole('textbox', { name: 'Message' }), 'Hello there')
  }
  return {
    'messages.list': {
      keys: async () => {
        await tell(page(), 'settings.update', { undoSeconds: 60 })
        await scene.keys.press('g', 'm')
        await expect(page().getByText('No messages yet')).toBeVisible()
      },
    },
    'messages.save': { keys: () => write('By keys') },
    'messages.plan': { without: 'the composer asks by itself whom it would reach, with every change' },
    'messages.get': { without: 'the list brings all of it' },
    'messages.preview': {
      keys: async () => scene.keys.activate(form().getByRole('button', { name: 'Next recipient' })),
    },
    'messages.testContact': {
      keys: async () => scene.keys.activate(form().getByRole('button', { name: 'Send a test' })),
    },
    'messages.test': {
      keys: async () => {
        await scene.keys.activate(form().getByRole('button', { name: 'Create me as a contact and send' }))
        await expect(page().getByText('The test is on its way to you.')).toBeVisible()
        const { rows } = await tell(page(), 'outbox.list', { limit: 1 })
        await tell(page(), 'outbox.undo', { itemId: rows[0]?.id ?? '' })
      },
    },
    'messages.send': {
      keys: async () => {
        await scene.keys.press('Control+Enter')
        await expect(standing()).toContainText('waiting')
      },
    },
    'messages.change': {
      keys: async () => {
        await scene.keys.activate(detail().getByRole('button', { name: 'Undo all' }))
        await expect(standing()).toContainText('stopped')
      },
    },
    'messages.ledger': { without: 'who got it is read with the message' },
    'messages.start': {
      keys: async () => {
        await write('Introduction by keys')
        await scene.keys.tabTo(form().getByRole('radio', { name: 'Once, to who matches now' }))
        await scene.keys.press('ArrowRight', 'Space')
        await scene.keys.activate(form().getByRole('button', { name: 'Start' }))
        await expect(standing()).toContainText('Running')
      },
    },
    'messages.pause': {
      keys: async () => {
        await scene.keys.activate(detail().getByRole('button', { name: 'Pause' }))
        await expect(form().getByRole('button', { name: 'Go on' })).toBeVisible()
      },
    },
    'messages.remove': {
      keys: async () => {
        await write('A draft by keys')
        await scene.keys.activate(form().getByRole('button', { name: 'Delete draft' }))
        await expect(page().getByText('The draft was deleted.')).toBeVisible()
        await tell(page(), 'settings.update', { undoSeconds: 5 })
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

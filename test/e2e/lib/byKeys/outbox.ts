import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { field, inWindow } from '../workspace'
import { find, openStuck, refuseLeads, sendLead, type Scene, type Step } from './scene'

/** Everything that can be done about an item of the outbox. */
export function outboxSteps(scene: Scene) {
  return {
    'outbox.list': { keys: () => scene.keys.press('g', 'o') },
    'outbox.get': {
      keys: async () => {
        // Sent without time to undo, and refused by the org.
        await tell(scene.running.page, 'settings.update', { undoSeconds: 0 })
        refuseLeads(scene.desk, true)
        await sendLead(scene, castName(scene.desk, 'notInSalesforce'))
        await openStuck(scene)
      },
    },
    'outbox.retry': { keys: () => scene.keys.run('Try this item again') },
    'outbox.edit': {
      keys: async () => {
        await openStuck(scene)
        const edit = scene.button('Edit')
        const save = scene.button('Save and send')
        await expect(edit.or(save)).toBeVisible()
        if (await edit.isVisible()) await scene.keys.activate(edit)
        await scene.keys.fill(field(scene.region('Outbox item'), 'Company'), 'Corrected Ltd')
        await scene.keys.activate(save)
      },
    },
    'outbox.discard': {
      keys: async () => {
        await openStuck(scene)
        await scene.keys.run('Discard this item')
      },
    },
    'outbox.resolveDuplicate': {
      keys: async () => {
        refuseLeads(scene.desk, false)
        await find(scene, castName(scene.desk, 'notInSalesforce'))
        await scene.keys.press('l')
        await expect(scene.button('Create')).toBeFocused()
        const known = scene.desk.simulator.world.salesforce.records['Lead']?.find(
          (row) => typeof row['Email'] === 'string',
        )
        await scene.keys.fill(field(inWindow(scene.running.page).leadDialog, 'Email'), String(known?.['Email']))
        await scene.keys.press('Enter')
        await openStuck(scene)
        await scene.keys.activate(scene.running.page.getByRole('button', { name: /^Use this/ }).first())
      },
    },
    'outbox.settleUnknown': {
      keys: async () => {
        // The answer of a note is lost, and its conversation is gone when Repdesk looks whether it arrived.
        const contactId = scene.desk.simulator.world.story.cast.oneContact?.contactId ?? ''
        const { conversationId } = scene.desk.simulator.perform({
          do: 'person-starts',
          contactId,
          body: 'One more question',
        })
        await scene.keys.run('Sync now')
        await find(scene, castName(scene.desk, 'oneContact'))
        await expect(inWindow(scene.running.page).conversation.getByText('One more question').first()).toBeVisible()
        scene.desk.simulator.intercom.faults.add({ method: 'POST', path: '/reply$', effect: { kind: 'cut-after' } })
        await scene.keys.press('n')
        await scene.keys.type('Lost on the way')
        await scene.keys.press('Control+Enter')
        await expect
          .poll(() => JSON.stringify(scene.desk.simulator.intercom.control.conversation(conversationId ?? '')))
          .toContain('Lost on the way')
        scene.desk.simulator.intercom.control.deleteConversation({ conversationId: conversationId ?? '' })
        await scene.keys.press('Escape')
        await openStuck(scene)
        await scene.keys.activate(scene.button('It is there'))
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

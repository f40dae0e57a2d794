import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { inWindow } from '../workspace'
import type { Scene, Step } from './scene'

/** What is asked of the services there and then. What is taken over is taken back before it leaves. */
export function liveSteps(scene: Scene) {
  const page = () => scene.running.page
  const say = async (line: string, text: string): Promise<void> => {
    await expect(page().getByRole('combobox', { name: line, exact: true })).toBeFocused()
    await scene.keys.type(text)
    await scene.keys.press('Enter')
  }
  const undone = async (): Promise<void> => {
    await scene.keys.press('u')
    await expect(
      page()
        .getByText(/was not sent\.$/u)
        .last(),
    ).toBeVisible()
  }
  /** Somebody of nobody who has just written. */
  const walkIn = (name: string): void => {
    const { control } = scene.desk.simulator.intercom
    const contactId = control.createContact({ role: 'lead', name, email: `${name.split(' ')[1]}@outside.example` })
    control.contactStarts({ contactId, body: 'Is anybody there?' })
  }
  const dialog = () => page().getByRole('dialog', { name: 'Look up in Intercom and Salesforce' })
  return {
    'live.people': {
      keys: async () => {
        await tell(page(), 'settings.update', { undoSeconds: 60 })
        walkIn('Outside One')
        await scene.keys.press('g', 'b')
        await expect(scene.button('Add a filter')).toBeVisible()
        await scene.keys.press('f')
        await say('Field', 'owner')
        await say('Test of Owner', 'is not set')
        await expect(page().getByRole('grid', { name: 'People in Intercom' })).toBeVisible()
      },
    },
    'live.person': {
      keys: async () => {
        await scene.keys.press('Escape', 'Home', 'Enter')
        await expect(scene.heading('Outside One')).toBeVisible()
      },
    },
    'live.conversation': {
      keys: async () => {
        await scene.keys.activate(page().getByRole('button', { name: /Is anybody there/u }))
        await expect(inWindow(page()).conversation).toContainText('Is anybody there?')
      },
    },
    'live.claim': {
      keys: async () => {
        await scene.keys.press('a')
        await expect(page().getByText(/^Set owner for Outside One is about to be sent/u)).toBeVisible()
        await undone()
        await scene.keys.press('Escape')
        await scene.keys.run('Clear filters')
      },
    },
    'live.unassigned': {
      keys: async () => {
        walkIn('Outside Two')
        await scene.keys.press('g', 'c')
        await scene.keys.activate(inWindow(page()).main.getByRole('button', { name: /^Unassigned/u }))
        await expect(page().getByRole('option', { name: /^Outside Two/u })).toBeVisible()
      },
    },
    'live.take': {
      keys: async () => {
        await inWindow(page()).conversations.focus()
        await scene.keys.press('Home', 'Enter')
        await expect(scene.button('Assign conversation to me')).toBeEnabled()
        await scene.keys.press('i')
        await expect(page().getByText(/for Outside Two is about to be sent/u)).toBeVisible()
        await undone()
        await scene.keys.press('Escape')
        await tell(page(), 'settings.update', { undoSeconds: 5 })
      },
    },
    'live.lookUp': {
      keys: async () => {
        const { contactId } = scene.desk.simulator.world.story.cast.twoContacts ?? {}
        const { email } = await tell(page(), 'people.get', { personId: contactId ?? '' })
        await scene.keys.press('g', 'b')
        await scene.keys.press('m', 'u')
        await expect(dialog().getByRole('textbox', { name: 'Name, email or phone' })).toBeFocused()
        await scene.keys.type(email ?? '')
        await scene.keys.press('Enter')
        await expect(dialog().getByRole('region', { name: 'Leads and Contacts in Salesforce' })).toContainText(
          'Contact',
        )
      },
    },
    'live.link': {
      keys: async () => {
        await scene.keys.activate(
          dialog()
            .getByRole('button', { name: /^Link /u })
            .first(),
        )
        await expect(dialog()).toHaveCount(0)
        await expect(scene.heading(castName(scene.desk, 'twoContacts'))).toBeVisible()
        const { contactId } = scene.desk.simulator.world.story.cast.twoContacts ?? {}
        await tell(page(), 'salesforce.chooseMatch', { personId: contactId ?? '', recordId: null })
        await scene.keys.press('Escape')
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

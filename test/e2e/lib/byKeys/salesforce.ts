import { expect, type Locator } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName } from '../desk'
import { inWindow } from '../workspace'
import { find, type Scene, type Step } from './scene'

/**
 * The Salesforce panel, Tasks, Cases, converting a Lead, and the news. Who is opened here is nobody whom the steps of the
 * outbox and of Health need as they were.
 */
export function salesforceSteps(scene: Scene) {
  const panel = (): Locator => inWindow(scene.running.page).salesforce
  const dialog = (name: string): Locator => scene.running.page.getByRole('dialog', { name })
  return {
    'salesforce.refresh': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'severalOpenOpportunities'))
        await scene.keys.activate(panel().getByRole('button', { name: 'Refresh from Salesforce' }))
      },
    },
    'salesforce.chooseMatch': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'severalLeads'))
        await scene.keys.activate(panel().getByRole('button', { name: 'Compare and choose' }))
        await scene.keys.activate(
          dialog('Choose a record')
            .getByRole('button', { name: /^Use this one/u })
            .first(),
        )
        await expect(dialog('Choose a record')).toHaveCount(0)
      },
    },
    'salesforce.chooseAccount': {
      keys: async () => {
        const { simulator } = scene.desk
        const id = simulator.world.story.cast.leadOwnerUnmapped?.contactId
        const companyId = simulator.world.intercom.contacts.find((one) => one.id === id)?.companyIds[0]
        const company = simulator.world.intercom.companies.find((one) => one.id === companyId)
        for (const Name of ['Twin one', 'Twin two']) {
          simulator.salesforce.control.create('Account', { Name, Website: company?.website ?? '' })
        }
        await find(scene, castName(scene.desk, 'leadOwnerUnmapped'))
        await scene.keys.activate(panel().getByRole('button', { name: 'Refresh from Salesforce' }))
        await scene.keys.activate(
          panel()
            .getByRole('button', { name: /^Use this one: Account/u })
            .first(),
        )
        await expect(panel().getByText(/^You chose this of/u)).toBeVisible()
      },
    },
    'salesforce.fields': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'severalOpenOpportunities'))
        await scene.keys.activate(panel().getByRole('button', { name: 'Choose fields of Contact' }))
        await expect(dialog('Choose fields').getByRole('checkbox').first()).toBeVisible()
        await scene.keys.press('Escape')
        await expect(dialog('Choose fields')).toHaveCount(0)
      },
    },
    'records.update': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.activate(panel().getByRole('button', { name: /^Title: /u }))
        await expect(panel().getByRole('textbox', { name: 'Title' })).toBeFocused()
        await scene.keys.press('Control+A')
        await scene.keys.type('Chief of staff')
        await scene.keys.press('Enter')
      },
    },
    'records.get': {
      without: 'asked when a Case or a Task of the panel is opened: by keys in test/renderer/salesforceFields.spec.ts',
    },
    'records.find': {
      without:
        'asked while letters are typed into a reference field: by keys in test/renderer/salesforceFields.spec.ts',
    },
    'tasks.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('t')
        await expect(dialog('New task').getByRole('button', { name: 'Create', exact: true })).toBeFocused()
      },
    },
    'tasks.create': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog('New task')).toHaveCount(0)
      },
    },
    'tasks.get': { without: 'the window shows Tasks in lists, which it asks for as a whole' },
    'tasks.update': {
      keys: async () => {
        await scene.keys.press('g', 't')
        await expect(scene.running.page.getByRole('grid', { name: 'Today' })).toBeFocused()
        await scene.keys.press('Space')
      },
    },
    // The list is read anew after each change.
    'tasks.today': { keys: () => scene.keys.press('Space') },
    'cases.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'severalOpenOpportunities'))
        await scene.keys.press('c')
        await expect(dialog('New case').getByRole('button', { name: 'Create', exact: true })).toBeFocused()
      },
    },
    'cases.create': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog('New case')).toHaveCount(0)
      },
    },
    'leads.convertForm': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'neverWrote'))
        await scene.keys.activate(panel().getByRole('button', { name: 'Convert', exact: true }))
        await expect(dialog('Convert lead').getByRole('button', { name: 'Convert', exact: true })).toBeFocused()
      },
    },
    'leads.convert': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog('Convert lead')).toHaveCount(0)
      },
    },
    'contacts.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'outboundAnswered'))
        await scene.keys.press('m', 'c')
        await scene.keys.activate(dialog('Create contact').getByRole('button', { name: 'Create another anyway' }))
        await expect(dialog('Create contact').getByRole('button', { name: 'Create', exact: true })).toBeFocused()
      },
    },
    'contacts.create': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(dialog('Create contact')).toHaveCount(0)
      },
    },
    'opportunities.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'severalOpenOpportunities'))
        await scene.keys.press('m', 'o')
        await scene.keys.activate(dialog('New opportunity').getByRole('button', { name: 'Create another anyway' }))
        await expect(dialog('New opportunity').getByRole('button', { name: 'Create', exact: true })).toBeFocused()
      },
    },
    'accounts.find': {
      keys: async () => {
        await scene.keys.activate(dialog('New opportunity').getByRole('button', { name: /^Account: /u }))
        await scene.keys.type('no acc')
        await expect(dialog('Account').getByRole('option', { name: 'No Account' })).toBeVisible()
        await scene.keys.press('Enter')
        await expect(dialog('Account')).toHaveCount(0)
      },
    },
    'opportunities.create': {
      keys: async () => {
        await scene.keys.press('Control+Enter')
        await expect(dialog('New opportunity')).toHaveCount(0)
      },
    },
    'news.list': {
      keys: async () => {
        await scene.keys.press('g', 'n')
        await expect(dialog('What changed')).toBeVisible()
        await scene.keys.press('Escape')
        await expect(dialog('What changed')).toHaveCount(0)
      },
    },
    'news.seen': {
      keys: async () => {
        // A teammate takes a Lead of the rep's.
        const { perform, world } = scene.desk.simulator
        const leadId = world.story.cast.outboundUnanswered?.leadIds[0] ?? ''
        const teammate = world.salesforce.users.find((user) => user.Id !== world.rep.salesforceUserId && user.IsActive)
        perform({ do: 'lead-owner', leadId, userId: teammate?.Id ?? '', by: teammate?.Id ?? '' })
        await scene.keys.run('Sync now')
        const { main } = inWindow(scene.running.page)
        await expect(main.getByRole('button', { name: /^News/u })).toHaveText(/\d$/u, { timeout: 30_000 })
        await scene.keys.run('Go to News')
        await expect(dialog('What changed').getByText('is no longer yours').first()).toBeVisible()
        await scene.keys.press('Escape')
        await expect(dialog('What changed')).toHaveCount(0)
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

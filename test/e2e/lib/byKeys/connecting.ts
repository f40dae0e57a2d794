import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { field } from '../workspace'
import type { Scene, Step } from './scene'

/** Out of the demo, to both accounts. */
export function connectingSteps(scene: Scene) {
  return {
    'account.get': { without: 'read by the window itself when it starts' },
    'sync.status': { without: 'read by the window itself when it starts, and pushed from then on' },
    'settings.get': { without: 'read by the window itself when it starts' },
    'account.useDemo': { keys: () => scene.keys.activate(scene.button('Connect real accounts')) },
    'salesforce.cancelConnect': {
      keys: async () => {
        const step = scene.region('Salesforce')
        await scene.keys.fill(field(step, 'Consumer key'), scene.desk.simulator.ready.salesforce.clientId)
        await scene.keys.choose(step.getByRole('button', { name: 'Sign in at' }), 'Your own domain')
        await scene.keys.fill(field(step, 'Domain'), scene.desk.simulator.ready.salesforce.loginUrl)
        await scene.keys.press('Enter')
        await scene.desk.browser.next(scene.desk.simulator.ready.salesforce.loginUrl)
        await scene.keys.activate(step.getByRole('button', { name: 'Cancel' }))
      },
    },
    'salesforce.connect': {
      keys: async () => {
        scene.desk.simulator.salesforce.settings.autoApprove = 'rep'
        await scene.keys.activate(scene.button('Connect Salesforce'))
        const authorize = await scene.desk.browser.next(scene.desk.simulator.ready.salesforce.loginUrl)
        const approved = await fetch(authorize, { redirect: 'manual' })
        await fetch(approved.headers.get('location') ?? '')
        await expect(scene.region('Salesforce').getByText('Connected')).toBeVisible()
      },
    },
    'intercom.check': {
      keys: async () => {
        const step = scene.region('Intercom')
        await scene.keys.fill(field(step, 'Access token'), scene.desk.simulator.ready.intercom.token)
        await scene.keys.choose(step.getByRole('button', { name: 'Region' }), 'Other address')
        await scene.keys.fill(field(step, 'Address'), scene.desk.simulator.ready.intercom.baseUrl)
        await scene.keys.press('Enter')
      },
    },
    'intercom.connect': {
      keys: async () => {
        await scene.keys.activate(scene.button('Connect Intercom'))
        await expect(scene.region('Intercom').getByText('Connected')).toBeVisible()
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

import { expect } from '@playwright/test'
import { castName } from '../desk'
import { find, type Scene, type Step } from './scene'

/** Commands of the Salesforce panel, Tasks and Cases. */
export function salesforceSteps(scene: Scene): Record<SalesforceCommand, Step> {
  const later = { without: 'its control is not built yet' }
  return {
    'salesforce.refresh': later,
    'salesforce.chooseMatch': later,
    'salesforce.fields': later,
    'records.update': later,
    'leads.convertForm': later,
    'leads.convert': later,
    'news.list': { without: 'the feed has no place in the window yet' },
    'news.seen': { without: 'the feed has no place in the window yet' },
    'tasks.form': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.press('t')
        await expect(scene.button('Create')).toBeFocused()
      },
    },
    'tasks.create': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(scene.running.page.getByRole('dialog')).toHaveCount(0)
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
        await expect(scene.button('Create')).toBeFocused()
      },
    },
    'cases.create': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(scene.running.page.getByRole('dialog')).toHaveCount(0)
      },
    },
    'mapping.get': { without: 'Settings has no page for it yet' },
    'mapping.save': { without: 'Settings has no page for it yet' },
    'mapping.compare': { without: 'Settings has no page for it yet' },
    'mapping.apply': { without: 'Settings has no page for it yet' },
    'owners.list': { without: 'Settings has no page for it yet' },
    'owners.override': { without: 'Settings has no page for it yet' },
    'automations.list': { without: 'Settings has no page for it yet' },
    'automations.set': { without: 'Settings has no page for it yet' },
  }
}

type SalesforceCommand =
  | 'salesforce.refresh'
  | 'salesforce.chooseMatch'
  | 'salesforce.fields'
  | 'records.update'
  | 'leads.convertForm'
  | 'leads.convert'
  | 'news.list'
  | 'news.seen'
  | 'tasks.form'
  | 'tasks.create'
  | 'tasks.today'
  | 'tasks.get'
  | 'tasks.update'
  | 'cases.form'
  | 'cases.create'
  | 'mapping.get'
  | 'mapping.save'
  | 'mapping.compare'
  | 'mapping.apply'
  | 'owners.list'
  | 'owners.override'
  | 'automations.list'
  | 'automations.set'

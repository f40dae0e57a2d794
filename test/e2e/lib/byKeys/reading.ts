import { expect } from '@playwright/test'
import type { CommandName } from '../../../../src/contract/commands'
import { castName, tell } from '../desk'
import { inWindow } from '../workspace'
import { find, type Scene, type Step } from './scene'

/** Finding and reading people. */
export function readingSteps(scene: Scene) {
  return {
    'book.list': {
      keys: async () => {
        await scene.keys.activate(scene.button('Open my book'))
        await expect(inWindow(scene.running.page).sync).toContainText(/^Synced/, { timeout: 20_000 })
      },
    },
    'search.query': {
      keys: async () => {
        await scene.keys.press('/')
        await scene.keys.type(castName(scene.desk, 'oneLead'))
        await expect(scene.running.page.getByRole('option').first()).toBeVisible()
      },
    },
    'people.get': {
      keys: async () => {
        await scene.keys.press('Enter')
        await expect(scene.heading(castName(scene.desk, 'oneLead'))).toBeVisible()
      },
    },
    'search.remember': {
      keys: async () => {
        await scene.keys.press('/')
        await scene.keys.type(castName(scene.desk, 'oneLead'))
        await expect(scene.running.page.getByRole('option').first()).toBeVisible()
        await scene.keys.press('Enter')
      },
    },
    'people.salesforce': { keys: () => find(scene, castName(scene.desk, 'twoContacts')) },
    'people.conversations': { keys: () => find(scene, castName(scene.desk, 'manyConversations')) },
    'app.openLink': {
      keys: async () => {
        await find(scene, castName(scene.desk, 'oneLead'))
        await scene.keys.activate(
          inWindow(scene.running.page).salesforce.getByRole('link', { name: 'Open in Salesforce' }),
        )
        await scene.desk.browser.next(scene.desk.simulator.ready.salesforce.instanceUrl)
      },
    },
    'people.refresh': { keys: () => scene.keys.run('Refresh this person') },
    'company.get': {
      keys: async () => {
        const { rows } = await tell(scene.running.page, 'book.list', { filter: {} })
        const company = rows.find((row) => row.companyName !== null)?.companyName ?? ''
        await scene.keys.press('/')
        await scene.keys.type(company)
        const hits = scene.running.page.getByRole('listbox', { name: 'Search results' }).getByRole('option')
        const wanted = hits.filter({ hasText: /\d (person|people)$/ }).first()
        await expect(wanted).toBeVisible()
        while ((await wanted.getAttribute('aria-selected')) !== 'true') await scene.keys.press('ArrowDown')
        await scene.keys.press('Enter')
        await expect(scene.button('Back to My book')).toBeVisible()
      },
    },
  } satisfies Partial<Record<CommandName, Step>>
}

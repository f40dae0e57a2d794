import type { Locator } from '@playwright/test'
import type { RecordObject } from '../../src/contract/models'
import { expect, type Desk } from './desk'

/*
 * People of the fixture: Chloe Novak is a Lead, Quentin Petrov a Contact with all there is, Priya Okafor matches three
 * records, Ana Ruiz none.
 */

/** Opens somebody, their panel included. */
export async function showPanel(desk: Desk, name: string, query = 'undo=1'): Promise<void> {
  await desk.open(`people=300&${query}`)
  await desk.row(new RegExp(`^${name}`, 'u')).click()
  await expect(desk.page.getByRole('heading', { name })).toBeVisible()
  await expect(desk.salesforce.getByRole('button', { name: 'Create lead' })).toBeVisible()
}

/** The Lead of Chloe Novak with these fields; the page is open already. */
export async function leadWith(desk: Desk, ...names: string[]): Promise<Locator> {
  const object: RecordObject = 'Lead'
  await desk.page.evaluate(
    ([key, fields]) => window.repdesk?.run('settings.update', { panelFields: { [key]: fields } }),
    [object, names] as const,
  )
  await desk.row(/^Chloe Novak/u).click()
  const lead = desk.salesforce.getByRole('article', { name: 'Lead Chloe Novak' })
  await expect(lead).toBeVisible()
  return lead
}

/** What opens a field: its name begins with the label, whatever the value. */
export function opener(within: Locator, label: string): Locator {
  return within.getByRole('button', { name: new RegExp(`^${label}: `, 'u') })
}

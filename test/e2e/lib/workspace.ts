import type { Locator, Page } from '@playwright/test'

/** Finds things in the window by their accessible names (DESIGN.md section 11). */
export function inWindow(page: Page) {
  return {
    main: page.getByRole('navigation', { name: 'Main' }),
    sync: page.getByRole('status', { name: 'Sync' }),
    search: page.getByRole('searchbox', { name: 'Search' }),
    book: page.getByRole('grid', { name: 'My book' }),
    conversations: page.getByRole('listbox', { name: 'Conversations' }),
    outbox: page.getByRole('grid', { name: 'Outbox' }),
    conversation: page.getByRole('region', { name: 'Conversation', exact: true }),
    salesforce: page.getByRole('region', { name: 'Salesforce', exact: true }),
    createLead: page.getByRole('region', { name: 'Salesforce' }).getByRole('button', { name: 'Create lead' }),
    leadDialog: page.getByRole('dialog', { name: 'Create lead' }),
  }
}

/** Goes to a place by the navigation. */
export async function goTo(page: Page, place: string): Promise<void> {
  await inWindow(page).main.getByRole('button', { name: place }).click()
}

/** A labelled text field of a form: labels carry "required" for the eye alone. */
export function field(within: Locator, label: string): Locator {
  return within.getByRole('textbox', { name: label, exact: true })
}

/** Chooses one of a select's options by pointer. */
export async function choose(page: Page, within: Locator, label: string, option: string | RegExp): Promise<void> {
  await within.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

import type { Page } from '@playwright/test'
import { runAxe } from '../../builders/runAxe'
import { tell } from './desk'

/** The dark theme has the same page in other colours, so there the two rules on colour are enough. */
const themes = [
  { theme: 'light', options: {} },
  { theme: 'dark', options: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } },
] as const

/**
 * Runs axe over the window in both themes.
 *
 * @returns one line for each thing found: screen and theme, rule, and where
 */
export async function axeFinds(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const { theme, options } of themes) {
    await tell(page, 'settings.update', { theme })
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme)
    const violations = await runAxe(page, options)
    found.push(...violations.map((line) => `${screen}, ${theme}: ${line}`))
  }
  return found
}

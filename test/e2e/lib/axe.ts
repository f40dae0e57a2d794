import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { tell } from './desk'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The dark theme has the same page in other colours, so there the two rules on colour are enough. */
const themes = [
  { theme: 'light', options: {} },
  { theme: 'dark', options: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } },
] as const

declare global {
  interface Window {
    axe?: { run(context: Document, options: unknown): Promise<AxeResults> }
  }
}

/**
 * Runs axe over the window in both themes. It goes in by way of the debugger, since the page's policy lets no foreign
 * script in; axe's own Playwright package opens a second page for its report, which Electron has not.
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

async function runAxe(page: Page, options: object): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(source)
  // Colours are looked at when they have come to rest; what turns for ever is left out.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => undefined)),
    ),
  )
  return page.evaluate(async (given) => {
    if (!window.axe) throw new Error('axe is not there')
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...given })
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    )
  }, options)
}

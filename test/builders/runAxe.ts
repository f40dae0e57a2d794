import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    axe?: { run(context: Document, options: unknown): Promise<AxeResults> }
  }
}

/**
 * Runs axe over the page as it stands. It goes in by way of the debugger, since the page's policy lets no foreign
 * script in. axe's own Playwright package is left out: it opens a second page for its report, which Electron has not,
 * and has every node that is in order described too, which takes five times as long for the same findings.
 *
 * @param options axe's own, such as `runOnly`
 * @returns one line for each node that breaks a rule: rule, where, and what to do
 */
export async function runAxe(page: Page, options: object = {}): Promise<string[]> {
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

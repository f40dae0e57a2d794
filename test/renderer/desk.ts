import {
  test as base,
  expect,
  type Browser,
  type ConsoleMessage,
  type Locator,
  type Page,
  type WorkerInfo,
} from '@playwright/test'
import type { CommandName } from '../../src/contract/commands'
import type { AppError } from '../../src/contract/result'
import type { FixtureControl } from './fixtureBridge'

declare global {
  interface Window {
    readonly fixture: FixtureControl
  }
}

export const VIEWPORT = { width: 1280, height: 800 }

/** The window as a rep finds things in it: by the names of DESIGN.md section 11. */
export class Desk {
  constructor(readonly page: Page) {}

  /** Opens the fixture page; `query` chooses scene, theme, people and undo seconds. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`/?${query}`)
    await expect(this.page.locator('#root')).not.toBeEmpty()
    // Letters that come later move what is about to be pressed, as only a test on a busy machine is quick enough to see.
    await this.page.evaluate(() => document.fonts.ready)
  }

  get book(): Locator {
    return this.page.getByRole('grid', { name: 'My book' })
  }

  get nav(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' })
  }

  get conversation(): Locator {
    return this.page.getByRole('region', { name: 'Conversation', exact: true })
  }

  get salesforce(): Locator {
    return this.page.getByRole('region', { name: 'Salesforce', exact: true })
  }

  row(name: string | RegExp): Locator {
    return this.book.getByRole('row', { name })
  }

  /** Opens the person at the top of the book, by keys. */
  async openFirst(): Promise<void> {
    await expect(this.row(/^Ana Ruiz/u)).toBeVisible()
    await this.book.focus()
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible()
  }

  /** What the screen asked of main under a name, oldest first. */
  async asked(name: CommandName): Promise<readonly unknown[]> {
    return this.page.evaluate(
      (wanted) => window.fixture.calls.filter((call) => call.name === wanted).map((call) => call.input),
      name,
    )
  }

  /** What is held leaves now: a test that looks at it being held decides for how long. */
  async letGo(): Promise<void> {
    await this.page.evaluate(() => window.fixture.world.letGo())
  }

  /** No answer comes until `release`: what is shown meanwhile stays for as long as a test looks. */
  async hold(): Promise<void> {
    await this.page.evaluate(() => window.fixture.hold())
  }

  async release(): Promise<void> {
    await this.page.evaluate(() => window.fixture.release())
  }

  /** The next run of a command fails. */
  async failNext(name: CommandName, error: AppError): Promise<void> {
    await this.page.evaluate(([which, what]) => window.fixture.failNext(which, what), [name, error] as const)
  }
}

/**
 * A test with the desk, which fails where the page breaks its policy or throws. All tests of a worker share a tab, each opens
 * the page anew in it: a context and a process of its own for each cost more than what most of them do. What a tab keeps
 * over that, a stopped clock above all, asks for its own: `test.use({ ownTab: true })`.
 */
export const test = base.extend<{ desk: Desk; ownTab: boolean }, { tab: Page }>({
  tab: [
    async ({ browser }, run, worker) => {
      const tab = await openTab(browser, worker)
      await run(tab)
      await tab.context().close()
    },
    { scope: 'worker' },
  ],
  ownTab: [false, { option: true }],
  page: async ({ browser, ownTab, tab }, run, info) => {
    const page = ownTab ? await openTab(browser, info) : tab
    await run(page)
    if (ownTab) return page.context().close()
    await page.context().clearPermissions()
    await page.emulateMedia({
      media: null,
      colorScheme: null,
      forcedColors: null,
      contrast: null,
      reducedMotion: 'reduce',
    })
    if (page.viewportSize()?.width !== VIEWPORT.width || page.viewportSize()?.height !== VIEWPORT.height)
      await page.setViewportSize(VIEWPORT)
    // The pointer leaves the window, or the next test's page would begin with what it hovers.
    await page.mouse.move(-10, -10)
    if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear())
  },
  desk: async ({ page }, run) => {
    const faults: string[] = []
    const threw = (error: Error): number => faults.push(error.message)
    const said = (message: ConsoleMessage): void => {
      if (message.type() === 'error') faults.push(message.text())
    }
    page.on('pageerror', threw)
    page.on('console', said)
    await run(new Desk(page))
    page.off('pageerror', threw)
    page.off('console', said)
    expect(faults, 'errors on the page').toEqual([])
  },
})

async function openTab(browser: Browser, { project }: Pick<WorkerInfo, 'project'>): Promise<Page> {
  const { baseURL, locale, contextOptions } = project.use
  const context = await browser.newContext({ ...contextOptions, baseURL, locale, viewport: VIEWPORT })
  const page = await context.newPage()
  // Where nobody listens any more, the next file chooser is the system's, and no test hears of it.
  page.on('filechooser', () => undefined)
  return page
}

/**
 * Short cases, some of which share a test: each opens the page anew in the same tab, which spares the process that a tab of
 * its own costs. Answers the groups; the step of each names it.
 */
export function groupsOf<Case>(cases: readonly Case[], size = 8): Case[][] {
  return Array.from({ length: Math.ceil(cases.length / size) }, (_, at) => cases.slice(at * size, (at + 1) * size))
}

/** What a group of them has at most, on a busy machine. */
export const GROUP_MS = 120_000

export { expect }

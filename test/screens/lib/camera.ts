import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { until } from '../../builders/until'
import { root } from '../../e2e/lib/app'
import { lookAtPage, type Finding } from './checks'
import { ask, type Desk } from './desk'
import { isWanted, USUAL, wantedOf, type Variant } from './wanted'

/** Where pictures and findings go; nothing of it is committed. */
export const FOLDER = join(root, 'screens')
const HEIGHT = 800
const usual: Variant = { theme: 'light', width: 1280, zoom: 100 }

/** What is known of one picture, one JSON file each. */
export interface Shot {
  screen: string
  file: string
  variant: Variant
  findings: (Finding | ContrastFinding)[]
}

interface ContrastFinding {
  rule: 'contrast'
  where: string
  detail: string
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Takes pictures of what the window shows, and looks at each with the checks. */
export interface Camera {
  /** Pictures of the screen as it stands, in the given variants (1280 px in both themes). `name` says which screen. */
  take(name: string, variants?: readonly Variant[]): Promise<void>
  /** Back to the usual size. `take` does so itself after more than two variants. */
  turnBack(): Promise<void>
  /** Whether the given screen is asked for: what only it needs can be left out otherwise. */
  wants(...names: string[]): boolean
}

/** A camera for one desk; `session` begins the names of its screens. */
export function createCamera({ app, page }: Desk, session: string): Camera {
  let now: Variant = { theme: 'light', width: 0, zoom: 100 }

  async function turnTo(next: Variant): Promise<void> {
    if (next.theme !== now.theme || now.width === 0) await ask(page, 'settings.update', { theme: next.theme })
    // Again after each change of theme, with which Electron takes the system's own setting back.
    if (next.forced || now.forced) {
      await page.emulateMedia({ forcedColors: 'none' })
      if (next.forced) await page.emulateMedia({ forcedColors: 'active' })
    }
    if (next.width !== now.width || next.zoom !== now.zoom) {
      await app.evaluate(
        ({ BrowserWindow }, { width, height, factor }) => {
          const [window] = BrowserWindow.getAllWindows()
          window?.setContentSize(width, height)
          window?.webContents.setZoomFactor(factor)
        },
        { width: next.width, height: HEIGHT, factor: next.zoom / 100 },
      )
      const wide = Math.round((next.width * 100) / next.zoom)
      await until(`a page ${wide} px wide`, async () => Math.abs((await page.evaluate(() => innerWidth)) - wide) <= 1)
    }
    now = next
    await page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((resolve) => setTimeout(resolve, 200))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  }

  async function picture(): Promise<Buffer> {
    const data = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
      return image?.toPNG().toString('base64') ?? ''
    })
    return Buffer.from(data, 'base64')
  }

  async function contrast(): Promise<ContrastFinding[]> {
    // The page's own policy allows no other scripts; what a debugger runs is not the page's.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe?: AxeLike }
      if (!axe) return []
      const { violations } = await axe.run(document, { runOnly: ['color-contrast'] })
      return violations.flatMap(({ nodes }) =>
        nodes.map((node) => ({
          rule: 'contrast' as const,
          where: node.target.join(' '),
          detail: node.any[0]?.message ?? '',
        })),
      )
    })
  }

  return {
    wants: (...names) => names.some((name) => isWanted(`${session}/${name}`)),
    async take(name, variants = USUAL) {
      const screen = `${session}/${name}`
      if (!isWanted(screen)) return
      for (const variant of wantedOf(variants)) {
        await turnTo(variant)
        const look = `${variant.theme}${variant.forced ? '-forced' : ''}`
        const base = `${screen.replaceAll('/', '--')}--${variant.width}-${variant.zoom}-${look}`
        mkdirSync(FOLDER, { recursive: true })
        writeFileSync(join(FOLDER, `${base}.png`), await picture())
        // The system's own colours are the system's own affair.
        const measured = variant.zoom === 100 && !variant.forced
        const findings = [...(await page.evaluate(lookAtPage)), ...(measured ? await contrast() : [])]
        const shot: Shot = { screen, file: `${base}.png`, variant, findings }
        writeFileSync(join(FOLDER, `${base}.json`), JSON.stringify(shot))
      }
      if (variants.length > 2) await turnTo(usual)
    },
    turnBack: () => turnTo(usual),
  }
}

interface AxeLike {
  run(
    context: Document,
    options: { runOnly: string[] },
  ): Promise<{ violations: { nodes: { target: string[]; any: { message: string }[] }[] }[] }>
}

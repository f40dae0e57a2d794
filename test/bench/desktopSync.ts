import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandOutput } from '../../src/contract/commands'
import type { ReadyLine } from '../../src/simulator'
import { call, type DevTools } from './lib/devtools'
import type { ElectronApp } from './lib/electronApp'
import { watchLoop, type LoopBlocks } from './lib/loopBlocks'

export interface DesktopSync {
  seconds: number
  blocks: LoopBlocks
}

const LOOK_MS = 1000

/**
 * A first sync by Repdesk itself in Electron, its window open on My book: connected by the page's own command, watched
 * from inside the main process. With `profileFolder` it leaves a processor profile of the main process there.
 */
export async function syncInElectron(
  { page, main }: ElectronApp,
  { intercom }: ReadyLine,
  profileFolder: string | undefined,
): Promise<DesktopSync> {
  const inMain = await main()
  if (profileFolder !== undefined) await startProfile(inMain)
  await inMain.evaluate(startWatch())
  const start = performance.now()
  await run(page, 'intercom.connect', {
    token: intercom.token,
    region: 'custom',
    baseUrl: intercom.baseUrl,
    teammateId: intercom.adminId,
  })
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const status = await run<CommandOutput<'sync.status'>>(page, 'sync.status', {})
    if (status.state === 'idle' && (await isMatched(page))) break
  }
  const seconds = (performance.now() - start) / 1000
  const blocks = await inMain.evaluate<LoopBlocks>('globalThis.benchWatch.stop()')
  if (profileFolder !== undefined) await keepProfile(inMain, profileFolder)
  inMain.close()
  return { seconds, blocks }
}

async function isMatched(page: DevTools): Promise<boolean> {
  const filter = { match: ['unknown'] }
  const { rows } = await run<CommandOutput<'book.list'>>(page, 'book.list', { filter, limit: 1 })
  return rows.length === 0
}

async function run<Value>(page: DevTools, name: string, input: unknown): Promise<Value> {
  const result = await page.evaluate<{ ok: boolean; value: Value; error?: { message: string } }>(
    `window.repdesk.run(${JSON.stringify(name)}, ${JSON.stringify(input)})`,
  )
  if (!result.ok) throw new Error(`${name}: ${result.error?.message}`)
  return result.value
}

/** The watch with what it needs, as it goes to the main process. */
function startWatch(): string {
  return `globalThis.benchWatch = ${call(watchLoop)}; 0`
}

async function startProfile(inMain: DevTools): Promise<void> {
  await inMain.send('Profiler.enable')
  await inMain.send('Profiler.setSamplingInterval', { interval: 1000 })
  await inMain.send('Profiler.start')
}

async function keepProfile(inMain: DevTools, folder: string): Promise<void> {
  const { profile } = await inMain.send<{ profile: unknown }>('Profiler.stop')
  writeFileSync(join(folder, 'electron.cpuprofile'), JSON.stringify(profile))
}

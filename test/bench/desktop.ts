import type { ReadyLine } from '../../src/simulator'
import { syncInElectron } from './desktopSync'
import { addSync, printWorst } from './firstSync'
import { measureLaunch, type Desktop } from './launch'
import { measureList } from './list'
import { call } from './lib/devtools'
import { startElectron, type ElectronApp } from './lib/electronApp'
import { listPainted } from './lib/inPage'
import { fillKeychain } from './lib/keychain'
import { createNodeDesk } from './lib/nodeDesk'
import type { Report } from './lib/rows'

/**
 * Everything that needs Repdesk itself in Electron: its first sync, its launch on the cache that this leaves, its list,
 * its memory. Answers false where the computer has no keychain, without which nothing outlasts a start.
 */
export async function measureDesktop(
  report: Report,
  desktop: Desktop,
  ready: ReadyLine,
  rows: number,
  profileFolder: string | undefined,
): Promise<boolean> {
  const keychain = await fillKeychain(desktop.dataFolder, await signedIn(desktop.dataFolder, ready))
  if (keychain === null) return false
  try {
    await firstSync(report, desktop, ready, rows, profileFolder)
    await measureLaunch(report, desktop)
    await listAndMemory(report, desktop)
  } finally {
    await keychain.clear()
  }
  return true
}

/** The keychain as it is after signing in to Salesforce, which in Electron would need the rep's browser. */
async function signedIn(dataFolder: string, { salesforce }: ReadyLine): Promise<Map<string, string>> {
  const desk = createNodeDesk(dataFolder)
  await desk.core.start()
  await desk.run('salesforce.connect', { clientId: salesforce.clientId, loginHost: salesforce.loginUrl })
  await desk.core.stop()
  return desk.secrets
}

async function firstSync(
  report: Report,
  desktop: Desktop,
  ready: ReadyLine,
  rows: number,
  profileFolder: string | undefined,
): Promise<void> {
  const app = await startElectron({ ...desktop, inspectMain: true })
  try {
    await app.page.evaluate('new Promise((done) => setTimeout(done, 2000))')
    addMemory(report, 'after start, nothing cached', app)
    const { seconds, blocks } = await syncInElectron(app, ready, profileFolder)
    addSync(report, 'Electron', seconds, rows, blocks)
    printWorst(blocks)
    addMemory(report, 'after first sync', app)
  } finally {
    await app.end()
  }
}

async function listAndMemory(report: Report, desktop: Desktop): Promise<void> {
  const app = await startElectron(desktop)
  try {
    await app.page.evaluate(call(listPainted))
    // What a start catches up on is over by then.
    await app.page.evaluate('new Promise((done) => setTimeout(done, 5000))')
    addMemory(report, 'after start on the cache', app)
    await measureList(report, app)
    addMemory(report, 'after scrolling', app)
  } finally {
    await app.end()
  }
}

function addMemory(report: Report, when: string, app: ElectronApp): void {
  const { main, page, all } = app.memory()
  report.add(`memory ${when}: main process`, 'MB', main)
  report.add(`memory ${when}: page's process`, 'MB', page)
  report.add(`memory ${when}: all processes`, 'MB', all)
}

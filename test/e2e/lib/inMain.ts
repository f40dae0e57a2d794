import type { ElectronApplication } from '@playwright/test'
import type * as electronModule from 'electron'

type Electron = typeof electronModule

const LOST = 'promise was garbage collected'
const TRIES = 5

/**
 * Runs a function in the app's main process, with Electron and an argument. The debugger holds the answer weakly, so
 * the main process may collect it as garbage before it is sent: then it is run again. So `run` has to bear being run
 * twice.
 */
export async function inMain<A, R>(
  app: ElectronApplication,
  run: (electron: Electron, argument: A) => R,
  argument: A,
): Promise<Awaited<R>> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return (await app.evaluate(run as never, argument as never)) as Awaited<R>
    } catch (error) {
      if (left <= 1 || !(error instanceof Error) || !error.message.includes(LOST)) throw error
    }
  }
}

import { test } from '@playwright/test'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator'
import { makeDataFolder, removeDataFolder } from '../../e2e/lib/app'
import { createCamera, type Camera } from './camera'
import { connect, dismissArrived, startDesk, synced, type Desk } from './desk'

/** One Repdesk on its own pair of stand-ins, for the tests of one file. */
export interface Session {
  desk: Desk
  camera: Camera
  simulator: Simulator
  dataFolder: string
  /** Ends Repdesk and starts it again over the same data. */
  restart(env?: Record<string, string>): Promise<void>
}

interface SessionOptions {
  world?: Partial<SimulatorOptions>
  /** What is done to the world before Repdesk sees it. */
  prepare?: (simulator: Simulator) => void
  env?: Record<string, string>
  /** How far it is when the first test begins. Default: synced. */
  until?: 'started' | 'connected' | 'synced'
  timeoutMs?: number
}

/** Starts a session before the file's tests and ends it after them; the answer is filled in by then. */
export function openSession(name: string, options: SessionOptions = {}): Session {
  const session = {} as Session
  const goal = options.until ?? 'synced'
  test.beforeAll(async () => {
    test.setTimeout(options.timeoutMs ?? 180_000)
    session.dataFolder = makeDataFolder()
    session.simulator = await startSimulator({ seed: 7, people: 600, ...options.world })
    options.prepare?.(session.simulator)
    session.restart = async (env) => {
      await session.desk?.quit()
      session.desk?.browser.remove()
      session.desk = await startDesk(session.dataFolder, { ...options.env, ...env })
      session.camera = createCamera(session.desk, name)
    }
    await session.restart()
    if (goal !== 'started') await connect(session.desk, session.simulator)
    if (goal === 'synced') {
      await synced(session.desk.page, options.timeoutMs)
      await dismissArrived(session.desk.page)
    }
  })
  test.afterAll(async () => {
    await session.desk?.quit()
    session.desk?.browser.remove()
    await session.simulator?.stop()
    removeDataFolder(session.dataFolder)
  })
  return session
}

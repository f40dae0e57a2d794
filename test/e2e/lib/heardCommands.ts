import type { ElectronApplication } from '@playwright/test'
import { inMain } from './inMain'
import { RUN_CHANNEL } from '../../../src/contract/channels'

type Handler = (event: unknown, name: string, input: unknown) => Promise<{ ok: boolean }>

/** Listens at the door between window and core: which commands the window has run, and which went well. */
export interface HeardCommands {
  /** Commands that went well since `forget`. */
  done(): Promise<string[]>
  forget(): Promise<void>
}

/** Begins to listen. The door itself stays as it is; Electron keeps its handlers in a map of this name. */
export async function hearCommands(app: ElectronApplication): Promise<HeardCommands> {
  await inMain(
    app,
    ({ ipcMain }, channel) => {
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
      const door = handlers.get(channel)
      if (!door) throw new Error('There is no door')
      const heard: string[] = []
      Object.assign(globalThis, { heardCommands: heard })
      handlers.set(channel, async (event, name, input) => {
        const result = await door(event, name, input)
        if (result.ok) heard.push(name)
        return result
      })
    },
    RUN_CHANNEL,
  )
  const heard = (forget: boolean): Promise<string[]> =>
    inMain(
      app,
      (_electron, empty) => {
        const { heardCommands } = globalThis as unknown as { heardCommands: string[] }
        return empty ? heardCommands.splice(0) : [...heardCommands]
      },
      forget,
    )
  return { done: () => heard(false), forget: async () => void (await heard(true)) }
}

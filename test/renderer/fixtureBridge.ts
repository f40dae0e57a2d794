import type { RepdeskBridge } from '../../src/contract/bridge'
import { commands, type CommandName } from '../../src/contract/commands'
import { events } from '../../src/contract/events'
import type { AppError } from '../../src/contract/result'
import { FixtureFailure } from './fixture/failure'
import { makeHandlers } from './fixture/handlers'
import { FixtureWorld, type FixtureOptions } from './fixture/world'

/** What tests reach through `window.fixture`: the world, what was asked of it, and failures to come. */
export interface FixtureControl {
  readonly world: FixtureWorld
  readonly calls: Array<{ readonly name: string; readonly input: unknown }>
  /** The next run of a command answers this error. */
  failNext(name: CommandName, error: AppError): void
  /** Every answer takes this long, in ms. */
  delayMs: number
  /** No answer comes until `release`: for what is shown meanwhile. */
  hold(): void
  release(): void
}

/**
 * The bridge of the fixture page: the contract on a made-up workspace in memory. Inputs and outputs are parsed with the
 * contract's own schemas, so that neither the screens nor the fixtures can drift from it.
 */
export function createFixtureBridge(options: FixtureOptions): { bridge: RepdeskBridge; control: FixtureControl } {
  const world = new FixtureWorld(options)
  const handlers = makeHandlers(world)
  const failures = new Map<string, AppError>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let held = Promise.withResolvers<void>()
  held.resolve()
  const control: FixtureControl = {
    world,
    calls: [],
    failNext: (name, error) => failures.set(name, error),
    delayMs: 1,
    hold: () => (held = Promise.withResolvers()),
    release: () => held.resolve(),
  }
  world.listen((name, payload) => {
    if (!(name in events)) throw new Error(`No event ${name}`)
    const parsed = events[name as keyof typeof events].parse(payload)
    for (const listener of listeners.get(name) ?? []) listener(parsed as never)
  })

  const bridge: RepdeskBridge = {
    isPreview: false,
    async run(name, input) {
      control.calls.push({ name, input })
      // Taken when it is asked: one that was on its way before `failNext` is not the next.
      const failure = failures.get(name)
      failures.delete(name)
      await new Promise((resolve) => setTimeout(resolve, control.delayMs))
      await held.promise
      if (failure) return { ok: false, error: failure }
      const parsed = commands[name].input.safeParse(input)
      if (!parsed.success) {
        return {
          ok: false,
          error: { code: 'validation', message: `Bad input for ${name}: ${parsed.error.message}`, retryable: false },
        }
      }
      try {
        const handler = handlers[name] as (value: unknown) => unknown
        const value = commands[name].output.parse(await handler(parsed.data))
        return { ok: true, value: value as never }
      } catch (error) {
        if (!(error instanceof FixtureFailure)) throw error
        return {
          ok: false,
          error: { code: error.code, message: error.message, retryable: false, fields: error.fields },
        }
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => set.delete(listener)
    },
  }
  return { bridge, control }
}

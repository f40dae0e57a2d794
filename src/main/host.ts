import { eventNames, type EventName, type EventPayload } from '../contract/events'
import type { CommandName, CommandOutput } from '../contract/commands'
import type { Result } from '../contract/result'
import { asFailure, Failure } from './domain/failure'
import type { Core } from './ports/core'
import type { Logger } from './ports/logger'

export interface HostOptions {
  /** The core on the rep's own accounts. */
  real: Core
  /** Starts the demo workspace: stand-ins, their traffic, and a core on them. `stop` ends all of it. */
  startDemo: () => Promise<{ core: Core; stop(): Promise<void> }>
  logger: Logger
}

/**
 * The one core the shell sees. Behind it stand the rep's own accounts or, while none is connected, the demo workspace;
 * `account.useDemo` goes from one to the other. Listeners stay where they are when that happens.
 */
export function createHost({ real, startDemo, logger }: HostOptions): Core {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  let demo: { core: Core; stop(): Promise<void> } | null = null
  let current = real
  let unhook: (() => void)[] = []
  let switching: Promise<void> = Promise.resolve()
  const started = Promise.withResolvers<void>()
  let isStarted = false

  function forward(name: EventName, payload: EventPayload<EventName>): void {
    // As for account.get below: that nobody is connected may only mean that the demo is still to come.
    if (name === 'account.changed' && !isStarted) return
    for (const listener of listeners.get(name) ?? []) (listener as (payload: EventPayload<EventName>) => void)(payload)
  }

  function hook(core: Core): void {
    for (const off of unhook) off()
    current = core
    unhook = eventNames.map((name) => core.on(name, (payload) => forward(name, payload)))
  }

  async function announce(): Promise<void> {
    const [account, status, settings] = [
      await current.run('account.get', {}),
      await current.run('sync.status', {}),
      await current.run('settings.get', {}),
    ]
    if (account.ok) forward('account.changed', account.value)
    if (status.ok) forward('sync.status', status.value)
    if (settings.ok) forward('settings.changed', settings.value)
    forward('cache.changed', {
      topics: ['people', 'conversations', 'salesforce', 'outbox', 'teammates', 'account', 'settings', 'notifications'],
    })
  }

  async function useDemo(on: boolean): Promise<void> {
    if (on === (demo !== null)) return
    if (on) {
      demo = await startDemo()
      hook(demo.core)
    } else {
      const ending = demo
      demo = null
      hook(real)
      await ending?.stop()
    }
    logger.info('Workspace switched', { demo: on })
    await announce()
  }

  /** One switch at a time; a failed one leaves things as they were. */
  function switchTo(on: boolean): Promise<void> {
    const next = switching.then(() => useDemo(on))
    switching = next.catch(() => undefined)
    return next
  }

  async function isConnected(): Promise<boolean> {
    const account = await real.run('account.get', {})
    return (
      !account.ok ||
      account.value.intercom !== null ||
      account.value.salesforce !== null ||
      account.value.problem !== null
    )
  }

  async function begin(): Promise<void> {
    hook(real)
    await real.start()
    if (await isConnected()) return
    await switchTo(true).catch((thrown: unknown) => {
      logger.error('The demo workspace did not start', { error: asFailure(thrown).code })
    })
  }

  return {
    async run<N extends CommandName>(name: N, input: unknown): Promise<Result<CommandOutput<N>>> {
      // Nobody can say who is connected before the start has found out; the window would offer to connect meanwhile.
      if (name === 'account.get') await started.promise
      if (name !== 'account.useDemo') return current.run(name, input)
      try {
        const on = (input as { on?: unknown } | null)?.on
        if (typeof on !== 'boolean') throw new Failure('validation', 'Say whether the demo is wanted.')
        if (on && (await isConnected()))
          throw new Failure('conflict', 'The demo is there while no account is connected.')
        await switchTo(on)
        return { ok: true, value: { done: true } as CommandOutput<N> }
      } catch (thrown) {
        return { ok: false, error: asFailure(thrown).toAppError() }
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => set.delete(listener)
    },
    start: () =>
      begin().finally(() => {
        isStarted = true
        started.resolve()
      }),
    async stop() {
      await switching
      for (const off of unhook) off()
      await demo?.stop()
      await real.stop()
    },
    open: (place) => current.open(place),
    activate: (activation) => current.activate(activation),
    setFocused(focused) {
      current.setFocused(focused)
    },
    unsent: () => real.unsent(),
  }
}

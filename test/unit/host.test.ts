import { describe, expect, it } from 'vitest'
import type { CommandOutput } from '../../src/contract/commands'
import type { Result } from '../../src/contract/result'
import { createHost } from '../../src/main/host'
import type { Core } from '../../src/main/ports/core'
import type { Logger } from '../../src/main/ports/logger'

const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} } as unknown as Logger

const tellAccount: (() => void)[] = []

/** A core of which only what the host asks of it exists. */
function core(isDemo: boolean): Core {
  const account = { isDemo, vault: 'keychain', problem: null, intercom: null, salesforce: null }
  return {
    run: () => Promise.resolve({ ok: true, value: account }),
    on: (name: string, listener: (payload: unknown) => void) => {
      if (name === 'account.changed') tellAccount.push(() => listener(account))
      return () => true
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    open: () => {},
    setFocused: () => {},
    unsent: () => ({ count: 0, lostOnQuit: false }),
  } as unknown as Core
}

describe('the host', () => {
  it('does not say who is connected before the demo is there', async () => {
    const demo = Promise.withResolvers<{ core: Core; stop(): Promise<void> }>()
    const host = createHost({ real: core(false), startDemo: () => demo.promise, logger: silent })
    const told: unknown[] = []
    host.on('account.changed', (account) => told.push(account))
    const started = host.start()
    for (const tell of tellAccount) tell()
    let answer: Result<CommandOutput<'account.get'>> | null = null
    const ask = async (): Promise<void> => {
      answer = await host.run('account.get', {})
    }
    const asked = ask()
    await new Promise((resolve) => setImmediate(resolve))
    expect(answer).toBeNull()
    expect(told).toEqual([])
    demo.resolve({ core: core(true), stop: () => Promise.resolve() })
    await Promise.all([started, asked])
    expect(answer).toMatchObject({ value: { isDemo: true } })
    expect(await host.run('account.useDemo', { on: false })).toEqual({ ok: true, value: { done: true } })
    expect(await host.run('account.get', {})).toMatchObject({ value: { isDemo: false } })
  })
})

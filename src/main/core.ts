import { commands, type CommandName, type CommandOutput, type ParsedInput } from '../contract/commands'
import type { Place } from '../contract/events'
import type { Result } from '../contract/result'
import { activate } from './commands/activation'
import type { CommandContext } from './commands/context'
import { handlers } from './commands/registry'
import { asFailure, Failure } from './domain/failure'
import { defaultSettings } from './domain/settings'
import type { Core } from './ports/core'
import { createAccounts } from './session/accounts'
import { createChecks } from './session/checks'
import { createEmitter } from './session/events'
import type { CoreOptions } from './session/options'
import type { Session } from './session/sessionParts'
import { createPaceTelling } from './session/paceTelling'
import { syncStatus } from './session/status'
import { refreshPerson } from './sync/pullBook'
import { pullPartsOf } from './sync/pullParts'

const STATUS_EVERY_MS = 250

/** The composition root: ports in; commands, events, start and stop out. Plain Node, without Electron. */
export function createCore(options: CoreOptions): Core {
  const { clock, logger } = options
  const emitter = createEmitter(clock)
  let front: string | null = null
  let focused = true
  let statusTimer: (() => void) | null = null
  /** Before a workspace is connected there is no store: choices made then last until the app ends. */
  let looseSettings = {}
  let toldAccount = ''
  // Whoever told it: the counts of segments depend on all of it, and the status says how much waits.
  emitter.on('cache.changed', ({ topics }) => {
    accounts.session()?.segmentCounts.noteChange(topics)
    if (topics.includes('outbox')) statusChanged()
  })
  const paceTelling = createPaceTelling((text) => emitter.emit('notice', { tone: 'info', text, place: null }))

  /** A service that ends a sign-in or refuses the plan changes the account, too, without anybody having asked for it. */
  function tellAccount(): void {
    const account = accounts.account()
    const text = JSON.stringify(account)
    if (text === toldAccount) return
    toldAccount = text
    emitter.emit('account.changed', account)
    emitter.changed(['account'])
  }

  function statusChanged(): void {
    statusTimer ??= clock.after(STATUS_EVERY_MS, () => {
      statusTimer = null
      const status = syncStatus(accounts.session(), options.network)
      emitter.emit('sync.status', status)
      paceTelling.look(status.salesforceApi)
      tellAccount()
    })
  }

  const accounts = createAccounts(options, {
    changed: (topics, ids) => emitter.changed(topics, ids),
    statusChanged,
    outboxChanged: () => undefined,
    inFront: () => (focused ? front : null),
    isInFront: () => focused,
    opened: () => front,
    accountChanged() {
      toldAccount = ''
      tellAccount()
    },
    notice: (tone, text) => emitter.emit('notice', { tone, text, place: null }),
  })

  function session(): Session {
    const open = accounts.session()
    if (open) return open
    throw new Failure('auth_expired', 'Connect Intercom first, in Settings.')
  }

  const checks = createChecks({
    clock,
    logger,
    api: () => accounts.salesforce(),
    session: () => accounts.session(),
    changed: () => emitter.changed(['account']),
  })

  const context: CommandContext = {
    options,
    accounts,
    checks,
    session,
    changed(topics, ids) {
      emitter.changed(topics, ids)
      accounts.session()?.automations.noteChange(topics, ids)
    },
    settings: {
      read: () => accounts.session()?.settings() ?? { ...defaultSettings, ...looseSettings },
      write(values) {
        const open = accounts.session()
        if (open) open.store.settings.write(values)
        else looseSettings = { ...looseSettings, ...values }
        emitter.emit('settings.changed', context.settings.read())
        emitter.changed(['settings', 'notifications'])
        // Quiet hours or focus may have ended with it.
        open?.announcer.look()
      },
    },
    setFront(conversationId) {
      front = conversationId
    },
  }

  async function run<N extends CommandName>(name: N, raw: unknown): Promise<Result<CommandOutput<N>>> {
    try {
      if (!Object.hasOwn(commands, name)) throw new Failure('unsupported', 'Repdesk does not know this command.')
      const input = commands[name].input.safeParse(raw)
      if (!input.success) throw invalid(input.error.issues)
      const value: unknown = await handlers[name](input.data as ParsedInput<N>, context)
      return { ok: true, value: commands[name].output.parse(value) as CommandOutput<N> }
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.code === 'bug') {
        const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : 'not an Error'
        logger.error('Command failed', { command: name, detail: detail.slice(0, 1_500) })
      }
      return { ok: false, error: failure.toAppError() }
    }
  }

  /** A link or a notification may name what is not cached yet: it is asked for once, before the window shows it. */
  async function fetchFor(place: Place): Promise<void> {
    const open = accounts.session()
    if (!open) return
    try {
      if (place.kind === 'person' && !open.store.people.has(place.id)) await refreshPerson(open.sync, place.id)
      if (place.kind === 'conversation' && !open.store.conversations.get(place.id)) {
        await pullPartsOf(open.sync, [place.id], new AbortController().signal)
      }
    } catch (thrown) {
      logger.warn('A linked place could not be loaded', { kind: place.kind, code: asFailure(thrown).code })
    }
  }

  function open(place: Place): void {
    void fetchFor(place).then(() => emitter.emit('navigate', place))
  }

  return {
    run,
    on: (name, listener) => emitter.on(name, listener),
    start: () => accounts.start(),
    async stop() {
      emitter.flush()
      statusTimer?.()
      await accounts.stop()
    },
    open,
    activate: (activation) => activate(activation, { run, open, notice: (notice) => emitter.emit('notice', notice) }),
    setFocused(next) {
      focused = next
      accounts.session()?.setFocused(next)
    },
    unsent() {
      const open = accounts.session()
      const count = open?.store.outbox.counts().unsent ?? 0
      return { count, lostOnQuit: count > 0 && accounts.account().vault !== 'keychain' && !options.isDemo }
    },
  }
}

function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): Failure {
  const fields = Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('.') || 'input', issue.message]))
  return new Failure('validation', issues[0]?.message ?? 'Some values are not as they should be.', { fields })
}

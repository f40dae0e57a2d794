import type { Settings } from '../../contract/models'
import { paceOf } from '../domain/salesforce/pace'
import { bundledLog } from '../domain/text/bundledLog'
import type { CommandContext, Handlers } from './context'
import { saveFile } from './saveFile'

type Family = Pick<Handlers, 'support.save'>

/** What helps to find a fault and says nothing about anybody: versions, choices, states, counts, codes. */
export const supportCommands: Family = {
  async 'support.save'(_input, context) {
    const day = new Date(context.options.clock.now()).toISOString().slice(0, 10)
    const text = `${JSON.stringify(bundle(context), null, 2)}\n`
    return saveFile(context, { name: `repdesk-support-${day}.json`, kind: 'JSON' }, once(text))
  },
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

function bundle(context: CommandContext): Record<string, unknown> {
  const { options, accounts, checks } = context
  const session = accounts.session()
  const account = accounts.account()
  const orgKey = session?.orgKey() ?? null
  const use = session?.salesforce()?.apiUsage() ?? null
  const { version, platform, runtime, isPackaged, isPreview } = options.app
  return {
    madeAt: new Date(options.clock.now()).toISOString(),
    app: { version, platform, runtime, isPackaged, isPreview, isDemo: options.isDemo },
    connections: {
      vault: account.vault,
      problem: account.problem?.code ?? null,
      intercom: account.intercom && { state: account.intercom.state, region: regionOf(account.intercom.region) },
      salesforce: account.salesforce && { state: account.salesforce.state },
    },
    settings: choices(context.settings.read()),
    checks: checks.read().checks.map(({ name, state }) => ({ name, state })),
    streams: session?.store.streams.list().map((row) => ({
      // Streams of Salesforce begin with the org's and the user's id.
      name: row.name.slice(row.name.indexOf('/') + 1),
      isOtherOrg: row.name.includes('/') && (orgKey === null || !row.name.startsWith(`${orgKey}/`)),
      state: row.state,
      done: row.done,
      total: row.total,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      errorCode: row.errorCode,
    })),
    outbox: session && { ...session.store.outbox.counts(), items: session.store.audit.codes() },
    sizes: session?.store.sizes(),
    salesforceApi: use && { ...use, pace: paceOf(use) },
    log: bundledLog(options.logTail?.() ?? []),
  }
}

function regionOf(region: string): string {
  return /^[A-Z]{2}$/.test(region) ? region : 'other'
}

/** Switches, numbers and lists by their length; of a text only whether it is set, since the rep may have written it. */
function choices(settings: Settings): Record<string, unknown> {
  const fixed = new Set(['theme', 'density', 'caseOwner', 'taskForSeveralLeads'])
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (typeof value === 'boolean' || typeof value === 'number' || value === null) return [name, value]
      if (typeof value === 'string') return [name, fixed.has(name) ? value : value === '' ? 'empty' : 'set']
      return [name, `${Object.keys(value).length} entries`]
    }),
  )
}

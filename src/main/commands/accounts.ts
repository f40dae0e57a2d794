import { asFailure, Failure } from '../domain/failure'
import { checkedBaseUrl, regionBaseUrl, type IntercomRegion } from '../intercom/endpoint'
import type { IntercomAdmin } from '../ports/intercom'
import { done, type CommandContext, type Handlers } from './context'
import { outboxItem } from './views'

type Family = Pick<
  Handlers,
  | 'app.info'
  | 'app.openLink'
  | 'app.setFront'
  | 'account.get'
  | 'account.useDemo'
  | 'account.retry'
  | 'account.startFresh'
  | 'intercom.check'
  | 'intercom.connect'
  | 'intercom.disconnect'
  | 'salesforce.connect'
  | 'salesforce.cancelConnect'
  | 'salesforce.leaving'
  | 'salesforce.disconnect'
>

/** Of the unsent writes that would be lost, so many are named. */
const SAMPLES = 5

/** The address to talk to: the region's host, or the given one (https only; http on loopback, for stand-ins). */
function baseUrlOf(input: { region: IntercomRegion | 'custom'; baseUrl: string | null }): string {
  return input.region === 'custom' ? checkedBaseUrl(input.baseUrl ?? '') : regionBaseUrl(input.region)
}

function suggested(admins: IntercomAdmin[], salesforceEmail: string | null, ownId: string | null): string | null {
  const email = salesforceEmail?.trim().toLowerCase()
  const byEmail = email ? admins.find((admin) => admin.email.trim().toLowerCase() === email) : undefined
  return (byEmail ?? admins.find((admin) => admin.id === ownId))?.id ?? null
}

async function check(
  input: { token: string; region: 'US' | 'EU' | 'AU' | 'custom'; baseUrl: string | null },
  context: CommandContext,
): Promise<Awaited<ReturnType<Handlers['intercom.check']>>> {
  const { options, accounts } = context
  const credentials = { baseUrl: baseUrlOf(input), token: input.token }
  const checks = await options.checkIntercom(credentials, input.region === 'custom' ? null : input.region)
  const usable = !checks.some((one) => one.state === 'failed')
  if (!usable) return { checks, usable, workspaceName: null, teammates: [], suggestedTeammateId: null }
  const api = options.intercom(credentials)
  const [me, admins] = [await api.me(), await api.admins()]
  return {
    checks,
    usable,
    workspaceName: me.workspaceName,
    teammates: admins.map(({ id, name, email }) => ({ id, name, email, isMe: id === me.id })),
    suggestedTeammateId: suggested(admins, accounts.salesforceEmail(), me.id),
  }
}

/** What the app is, who is connected, and connecting and disconnecting both services. */
export const accountCommands: Family = {
  'app.info': (_input, context) => context.options.app,
  async 'app.openLink'(input, context) {
    await context.options.browser.open(input.url)
    return done
  },
  'app.setFront'(input, context) {
    context.setFront(input.conversationId)
    return done
  },
  'account.get': (_input, context) => context.accounts.account(),
  'account.useDemo'() {
    throw new Failure('unsupported', 'The demo cannot be switched here.')
  },
  async 'account.retry'(_input, context) {
    await context.accounts.start()
    return context.accounts.account()
  },
  async 'account.startFresh'(_input, context) {
    await context.accounts.startFresh()
    return context.accounts.account()
  },
  'intercom.check': check,
  async 'intercom.connect'(input, context) {
    const choice = { token: input.token, baseUrl: baseUrlOf(input), repId: input.teammateId }
    await context.accounts.connectIntercom(choice)
    return context.accounts.account()
  },
  async 'intercom.disconnect'(input, context) {
    await context.accounts.disconnectIntercom(input.deleteCache)
    return context.accounts.account()
  },
  async 'salesforce.connect'(input, context) {
    try {
      await context.accounts.connectSalesforce(input.clientId, input.loginHost)
    } catch (thrown) {
      context.options.logger.warn('Signing in to Salesforce failed', { code: asFailure(thrown).code })
      throw thrown
    }
    // Nobody waits for it: the window shows what comes of it.
    context.checks.run().catch((thrown: unknown) => {
      context.options.logger.warn('Salesforce could not be checked', { code: asFailure(thrown).code })
    })
    return context.accounts.account()
  },
  'salesforce.cancelConnect'(_input, context) {
    context.accounts.cancelConnectSalesforce()
    return done
  },
  'salesforce.leaving'(_input, context) {
    const session = context.accounts.session()
    const orgKey = session?.orgKey() ?? null
    if (!session || orgKey === null) return null
    const rows = session.store.leaving.unsent(orgKey)
    const now = context.options.clock.now()
    return {
      records: session.store.leaving.records(orgKey),
      unsent: rows.length,
      samples: rows.slice(0, SAMPLES).map((row) => {
        const { title, personName, summary } = outboxItem(session, row, now)
        return { title, personName, summary }
      }),
    }
  },
  async 'salesforce.disconnect'(input, context) {
    await context.accounts.disconnectSalesforce(input.deleteCache)
    return context.accounts.account()
  },
}

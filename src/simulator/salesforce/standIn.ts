import type { SimClock } from '../shared/clock'
import { createFaults, type FaultSwitchboard } from '../shared/faults'
import type { Random } from '../shared/random'
import { createStandIn, type StandIn } from '../shared/server'
import type { SalesforceSeed } from '../types'
import { createControls, type Controls } from './admin/controls'
import { createControlHandler } from './admin/http'
import { createLateTransactions } from './admin/lateTransactions'
import type { Service } from './http/call'
import { handleRequest } from './http/handle'
import { parseId } from './ids'
import { createApiUsage } from './limits'
import { defaultClientApp, type OAuthState } from './oauth/app'
import { createTokenStore } from './oauth/tokens'
import { createOrg, type Org } from './org'
import { createCursors } from './query/cursors'
import { loadSeed } from './seed'
import type { Settings } from './settings'

/** The API version the stand-in suggests to its clients; it answers v20 to v68. */
export const API_VERSION = '62.0'

export interface SalesforceStandInOptions {
  clock: SimClock
  seed: SalesforceSeed
  /** Where set, `/_sim/*` needs it in the header `x-sim-secret`. */
  secret?: string
  /** Decides fault rules that have a probability. */
  random?: Random
  settings?: Partial<Settings>
}

/** A running stand-in for one Salesforce org. Its login and instance URL are both its `baseUrl`. */
export interface SalesforceStandIn extends StandIn {
  readonly faults: FaultSwitchboard
  readonly clientId: string
  readonly redirectUris: readonly string[]
  readonly apiVersion: string
  /** What an admin could set; assign to switch while running. */
  readonly settings: Settings
  /** API calls of the last 24 hours, as Salesforce counts them. */
  readonly apiCallsToday: number
  /** What an admin, a colleague or an automation does in the org. */
  readonly control: Controls
  readonly org: Org
}

/** The envelope of an injected status: the session error for a 401, the server's for a 5xx. */
function faultBody(status: number): unknown {
  const known: Record<number, [code: string, message: string]> = {
    401: ['INVALID_SESSION_ID', 'Session expired or invalid'],
    403: ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
    404: ['NOT_FOUND', 'The requested resource does not exist'],
    503: ['SERVER_UNAVAILABLE', 'Server unavailable due to maintenance'],
  }
  const [errorCode, message] = known[status] ?? [
    'UNKNOWN_EXCEPTION',
    'An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (-123456789)',
  ]
  return [{ message, errorCode }]
}

/** A stand-in loaded with a seed; call `listen` to serve it on 127.0.0.1. */
export function createSalesforceStandIn(options: SalesforceStandInOptions): SalesforceStandIn {
  const { clock, seed, random } = options
  const org = createOrg(parseId(seed.org.id) ?? '00D5g0000000001EAA', clock)
  Object.assign(org.settings, options.settings)
  loadSeed(org, seed)
  const faults = createFaults(random ? () => random.next() : undefined)
  const usage = createApiUsage(clock, org.settings)
  const oauth: OAuthState = {
    org,
    app: defaultClientApp(),
    tokens: createTokenStore(org.id, clock, org.settings),
    codes: new Map(),
    pending: new Map(),
    baseUrl: () => server.baseUrl,
  }
  const service: Service = { org, usage, cursors: createCursors(clock), oauth, schemaState: { key: '', changedAt: 0 } }
  const late = createLateTransactions(org)
  const control = createControls(service, late)
  const server = createStandIn({
    clock,
    faults,
    handle: (request) => {
      late.commit()
      return handleRequest(service, request)
    },
    control: (request) => {
      late.commit()
      return controlHandler(request)
    },
    errorBody: faultBody,
    maxHeaderBytes: 65_536,
    ...(options.secret ? { secret: options.secret } : {}),
  })
  const standIn: SalesforceStandIn = {
    ...server,
    get baseUrl() {
      return server.baseUrl
    },
    get requests() {
      return server.requests
    },
    get apiCallsToday() {
      return usage.today()
    },
    faults,
    clientId: oauth.app.clientId,
    redirectUris: oauth.app.redirectUris,
    apiVersion: API_VERSION,
    settings: org.settings,
    control,
    org,
  }
  const controlHandler = createControlHandler(standIn, clock)
  return standIn
}

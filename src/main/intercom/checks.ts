import type { ConnectionCheck } from '../../contract/models'
import { asFailure, type Failure } from '../domain/failure'
import type { IntercomApi, IntercomCredentials, IntercomFactory, IntercomMe } from '../ports/intercom'

/** Where the scopes of a private app are ticked. */
const DEVELOPER_HUB = 'In Intercom’s Developer Hub, open the app, then Configure → Authentication'

interface Probe {
  name: string
  label: string
  /** Whether Repdesk cannot do its work without it. */
  needed: boolean
  scope: string
  run: (api: IntercomApi) => Promise<unknown>
}

/** One read for each scope that Repdesk needs (API reference, "OAuth scopes"); none of them changes anything. */
const PROBES: readonly Probe[] = [
  {
    name: 'admins',
    label: 'Read teammates',
    needed: true,
    scope: 'Read admins',
    run: (api) => api.admins(),
  },
  {
    name: 'people',
    label: 'Read leads and users',
    needed: true,
    scope: 'Read and list users and companies',
    run: (api) => api.searchContacts({ perPage: 1 }),
  },
  {
    name: 'conversations',
    label: 'Read conversations',
    needed: true,
    scope: 'Read conversations',
    run: (api) => api.searchConversations({ perPage: 1 }),
  },
  {
    name: 'companies',
    label: 'Read companies',
    needed: false,
    scope: 'Read and list users and companies',
    run: (api) => api.companies(1, 1),
  },
  { name: 'tags', label: 'Read tags', needed: false, scope: 'Read tags', run: (api) => api.tags() },
]

/**
 * Makes the look at a token that connecting begins with: token, identity, region, each scope, and what the plan bars,
 * each with its own remedy. `expectedRegion` is the one the rep chose (US, EU, AU), null for an address of their own.
 * Nothing is stored or written; it never fails, since a failure is what it reports.
 */
export function createIntercomCheck(
  factory: IntercomFactory,
): (credentials: IntercomCredentials, expectedRegion: string | null) => Promise<ConnectionCheck[]> {
  return async (credentials, expectedRegion) => {
    const api = factory(credentials)
    let me: IntercomMe
    try {
      me = await api.me()
    } catch (error) {
      return [tokenRefused(asFailure(error))]
    }
    const checks = [tokenTaken(me), identity(me), region(me, expectedRegion)]
    for (const probe of PROBES) checks.push(await tried(probe, api))
    return [...checks, writing()]
  }
}

function tokenTaken(me: IntercomMe): ConnectionCheck {
  return ok('token', 'Access token', `Intercom accepts it for the workspace ${me.workspaceName || me.workspaceId}.`)
}

function tokenRefused(failure: Failure): ConnectionCheck {
  return {
    name: 'token',
    label: 'Access token',
    state: 'failed',
    message: failure.message,
    remedy: refusalRemedy(failure),
  }
}

function refusalRemedy(failure: Failure): string {
  switch (failure.code) {
    case 'auth_expired':
      return `${DEVELOPER_HUB}, copy the access token, and paste it here again, whole and without spaces.`
    case 'plan_restricted':
      return 'Ask whoever manages your Intercom subscription; until then the demo workspace shows what Repdesk does.'
    case 'permission':
      return `${DEVELOPER_HUB}, and tick “Read one admin”.`
    case 'offline':
    case 'timeout':
      return 'Check the network connection and the chosen region, then check again.'
    default:
      return 'Check the address and the chosen region, then check again.'
  }
}

function identity(me: IntercomMe): ConnectionCheck {
  const message = `The token belongs to ${me.name}${me.email ? ` (${me.email})` : ''}. It covers the whole workspace, so choose below which teammate you are.`
  return ok('identity', 'Whose token it is', message)
}

function region(me: IntercomMe, expected: string | null): ConnectionCheck {
  if (expected === null || expected === me.region) {
    return ok('region', 'Region', `The workspace’s data is in the region ${me.region}.`)
  }
  return {
    name: 'region',
    label: 'Region',
    state: 'warning',
    message: `The workspace’s data is in the region ${me.region}, not ${expected}.`,
    remedy: `Choose ${me.region} as the region.`,
  }
}

async function tried(probe: Probe, api: IntercomApi): Promise<ConnectionCheck> {
  const { name, label, needed, scope } = probe
  try {
    await probe.run(api)
    return ok(name, label, 'Allowed.')
  } catch (error) {
    const failure = asFailure(error)
    const isBarred = failure.code === 'permission' || failure.code === 'auth_expired'
    return {
      name,
      label,
      state: needed ? 'failed' : 'warning',
      message: isBarred ? 'The access token may not do this.' : failure.message,
      remedy: isBarred ? `${DEVELOPER_HUB}, tick “${scope}”, and save.` : refusalRemedy(failure),
    }
  }
}

/** Only a real write could prove these, so they are named rather than tried. */
function writing(): ConnectionCheck {
  return {
    name: 'writing',
    label: 'Reply, note, close, assign, tag and correct details',
    state: 'warning',
    message: 'Not tried, since trying would write something. The first reply or correction will show it.',
    remedy: `${DEVELOPER_HUB}, and make sure that “Write conversations”, “Write tags” and “Read and write users” are ticked.`,
  }
}

function ok(name: string, label: string, message: string): ConnectionCheck {
  return { name, label, state: 'ok', message, remedy: null }
}

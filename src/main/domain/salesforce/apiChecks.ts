import type { SalesforceCheck } from '../../../contract/models'
import type { Failure } from '../failure'
import { orgProblem } from './healthWords'
import { paceOf, type ApiUse } from './pace'

/** A user who is not active any more; the sentence is the one that signing in answers. */
export const INACTIVE_USER =
  'Your Salesforce user is not active. Ask your Salesforce admin to activate it, then sign in again.'

const CHECK_AGAIN = 'Send your Salesforce admin the text, then check again.'

/** Where the first request failed: one check that says why, since nothing else can be looked at. */
export function failedCheck(failure: Failure, userName: string): SalesforceCheck {
  const base = { name: 'api', label: 'API', state: 'failed' as const }
  if (failure.message === INACTIVE_USER) return inactiveCheck(userName)
  const words = orgProblem({
    serviceCode: failure.details.serviceCode ?? '',
    message: failure.details.said ?? '',
    fields: [],
    object: 'Organization',
    action: 'read',
    visible: null,
    userName,
  })
  if (words) {
    const remedy = words.passes ? words.remedy : CHECK_AGAIN
    return { ...base, message: words.cause, remedy, forAdmin: words.forAdmin }
  }
  const isAway = failure.code === 'offline' || failure.code === 'timeout' || failure.code === 'server'
  return {
    ...base,
    label: isAway ? 'Salesforce' : 'API',
    message: failure.message,
    remedy: isAway ? 'Check again when Salesforce can be reached.' : remedyOf(failure),
    forAdmin: null,
  }
}

function remedyOf(failure: Failure): string {
  return failure.code === 'auth_expired'
    ? 'Sign in to Salesforce again.'
    : 'Ask your Salesforce admin, then check again.'
}

/** The user whom the sign-in named. */
export function userCheck(user: { name: string; isActive: boolean } | null, userName: string): SalesforceCheck {
  if (user !== null && !user.isActive) return inactiveCheck(userName)
  return { name: 'user', label: 'User', state: 'ok', message: user?.name ?? userName, remedy: null, forAdmin: null }
}

function inactiveCheck(userName: string): SalesforceCheck {
  return {
    name: 'user',
    label: 'User',
    state: 'failed',
    message: `Salesforce has deactivated your user (${userName}).`,
    remedy:
      'Send your Salesforce admin the text, then sign in again. Your cache and what waits in the outbox are kept.',
    forAdmin: `The Salesforce user of ${userName} is not active, so Repdesk cannot work for them. Setup > Users: activate the user, or tell them to whom their records went.`,
  }
}

/** The API is open for the org and the user; and how much of the org's calls is used. */
export function callsCheck(use: ApiUse | null): SalesforceCheck {
  const base = { name: 'api', label: 'API', forAdmin: null }
  const pace = paceOf(use)
  if (use === null || pace === 'full') return { ...base, state: 'ok', message: 'The API answers.', remedy: null }
  const percent = Math.floor((use.used / use.limit) * 100)
  return {
    ...base,
    state: 'warning',
    message: `Your org has used ${percent} % of its Salesforce calls for these 24 hours.`,
    remedy:
      pace === 'slow'
        ? 'Nothing to do: Repdesk looks half as often until there is room again.'
        : 'Nothing to do: Repdesk sends what you write and reads what you ask for; the rest waits until there is room again.',
  }
}

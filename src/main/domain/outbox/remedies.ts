import type { ErrorCode } from '../../../contract/result'

const NAMES = { intercom: 'Intercom', salesforce: 'Salesforce' }

/** What the rep can do about a failure whose own sentence does not come from the org's set-up. */
export function remedyFor(code: ErrorCode | null, service: 'intercom' | 'salesforce', asksIfArrived: boolean): string {
  const name = NAMES[service]
  if (asksIfArrived) return `Look in ${name} whether it is there, then answer in the Outbox: nothing is sent twice.`
  switch (code) {
    case 'validation':
      return 'Open it, correct the values, and send it again.'
    case 'duplicate':
      return 'Open it and choose one of the records, or create it all the same.'
    case 'conflict':
      return `Open it: keep what ${name} has and discard yours, or send yours again.`
    case 'permission':
      return `Ask your ${name} admin for access, then try again.`
    case 'not_found':
    case 'gone':
      return 'What it is about is no longer there. Discard it, or restore the record and try again.'
    case 'plan_restricted':
      return `Ask who buys ${name} for you about access to its API.`
    case 'rate_limited':
    case 'server':
    case 'offline':
    case 'timeout':
      return 'Nothing to do: Repdesk tries again by itself.'
    case 'auth_expired':
    case 'credentials_unavailable':
    case 'locked':
      return `Sign in to ${name} again.`
    case 'unsupported':
    case 'newer_store':
      return 'Update Repdesk, then try again.'
    default:
      return 'Try again. Where it keeps happening, save a support bundle in Health and send it to whoever helps you.'
  }
}

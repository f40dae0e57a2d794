import { z } from 'zod'
import type { ErrorCode } from '../../contract/result'
import { Failure, type FailureDetails } from '../domain/failure'
import type { HttpResponse } from '../ports/network'

const envelope = z.looseObject({
  errors: z
    .array(z.looseObject({ code: z.string().catch(''), message: z.string().nullish(), field: z.string().nullish() }))
    .min(1),
})

interface Known {
  code: ErrorCode
  message: string
}

/** Codes of the error envelope that say more than their status (API reference, "error codes"). */
const BY_SERVICE_CODE: Record<string, Known> = {
  api_plan_restricted: {
    code: 'plan_restricted',
    message:
      'Intercom refused this because the workspace’s plan does not include it. Ask whoever manages your Intercom subscription.',
  },
  intercom_version_invalid: {
    code: 'unsupported',
    message: 'Intercom no longer offers this to the version of its API that Repdesk speaks. Update Repdesk.',
  },
  contact_merged: {
    code: 'gone',
    message: 'This person was merged into another one in Intercom. Open the person they were merged into.',
  },
  admin_not_found: {
    code: 'not_found',
    message: 'Intercom does not know this teammate any more. Choose your teammate again in Settings.',
  },
}

/**
 * The Failure for an answer of the API that is not a success. `isWrite` decides what a server error means: a write may
 * have happened all the same. `details.body` is `{ canonicalId }` for a contact that was merged away (410, `Link` header),
 * `{ takenBy, isArchived }` where another contact has these details (409; its id stands in the message).
 */
export function failureOf(response: HttpResponse, isWrite: boolean): Failure {
  const { status } = response
  const error = parsedError(response.body)
  const details: FailureDetails = {
    sent: isWrite && (status >= 500 || status === 408) ? 'maybe' : 'no',
    status,
    ...(error?.code ? { serviceCode: error.code } : {}),
  }
  if (status >= 300 && status < 400) {
    const message = 'The server answered with a redirect instead of data. Check the Intercom address in Settings.'
    return new Failure('server', message, details)
  }
  if (status === 410) Object.assign(details, { body: { canonicalId: canonicalId(response.headers['link']) } })
  if (status === 409) Object.assign(details, { body: takenBy(error?.message ?? '') })
  const known = error && BY_SERVICE_CODE[error.code]
  if (known) return new Failure(known.code, known.message, details)
  if (error?.field && (status === 400 || status === 422)) {
    details.fields = { [error.field]: error.message ?? 'Intercom did not accept this value.' }
  }
  const { code, message } = byStatus(status, error?.message ?? null)
  return new Failure(code, message, details)
}

/** The Failure for a success whose body cannot be read: cut short, or written by something between here and Intercom. */
export function unreadableAnswer(response: HttpResponse, isWrite: boolean): Failure {
  const html = /html/i.test(response.headers['content-type'] ?? '') || /^\s*</.test(response.body)
  const what = html
    ? 'Something between this computer and Intercom answered with a web page. A network sign-in page or a proxy may be in the way.'
    : 'Intercom’s answer was incomplete or not understood. Repdesk tries again.'
  return new Failure('server', what, { sent: isWrite ? 'maybe' : 'no', status: response.status })
}

function byStatus(status: number, message: string | null): Known {
  const said = message ? ` Intercom says: “${message.replace(/[.\s]+$/, '')}”.` : ''
  switch (status) {
    case 401:
      return {
        code: 'auth_expired',
        message:
          'Intercom did not accept the access token; it may have been replaced or revoked. Connect Intercom again in Settings.',
      }
    case 403:
      return {
        code: 'permission',
        message: `The access token may not do this.${said} Ask an Intercom admin to tick the missing permission for the app, then try again.`,
      }
    case 404:
      return {
        code: 'not_found',
        message: 'Intercom has no such record any more, or the access token may not see it.',
      }
    case 408:
      return { code: 'timeout', message: 'Intercom took too long to answer. Repdesk tries again.' }
    case 409:
      return { code: 'conflict', message: `Another record in Intercom already has these details.${said}` }
    case 410:
      return { code: 'gone', message: 'This record was removed from Intercom or merged into another one.' }
    case 429:
      return {
        code: 'rate_limited',
        message: 'Intercom allows no more requests for the moment. Repdesk waits and goes on.',
      }
    default:
      if (status >= 500) return { code: 'server', message: 'Intercom has a fault at the moment. Repdesk tries again.' }
      return { code: 'validation', message: `Intercom did not accept this.${said} Correct it and send again.` }
  }
}

function parsedError(body: string): { code: string; message: string | null; field: string | null } | null {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return null
  }
  const parsed = envelope.safeParse(value)
  const first = parsed.success ? parsed.data.errors[0] : undefined
  return first ? { code: first.code, message: first.message ?? null, field: first.field ?? null } : null
}

function canonicalId(link: string | undefined): string | null {
  return /<[^>]*\/contacts\/([^/>?]+)[^>]*>\s*;\s*rel="?canonical"?/.exec(link ?? '')?.[1] ?? null
}

/** Who has the email or external id: "A contact matching those details already exists with id=…", "An archived contact …". */
function takenBy(message: string): { takenBy: string | null; isArchived: boolean } {
  return { takenBy: /\bid=([\w-]+)/.exec(message)?.[1] ?? null, isArchived: /^an archived\b/i.test(message) }
}

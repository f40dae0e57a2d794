import type { SimClock } from '../../shared/clock'
import type { FaultRule } from '../../shared/faults'
import type { SimRequest, SimResponse } from '../../shared/server'
import type { Scope } from '../auth'
import { ApiError } from '../errors'
import { isObject, type Json } from '../input'
import { applySettings } from '../settings'
import type { IntercomStandIn } from '../standIn'

type Handler = (body: Json, query: URLSearchParams) => unknown

/** Answers `/_sim/*`: JSON in, JSON out; 404 for an unknown path, 400 with `{error}` for what cannot be done. */
export function createControlHandler(standIn: IntercomStandIn, clock: SimClock): (request: SimRequest) => SimResponse {
  const handlers = controlHandlers(standIn, clock)
  return ({ method, path, body, query }) => {
    const handler = handlers[`${method} ${path.replace('/_sim', '')}`]
    if (!handler) return { status: 404, body: { error: `nothing at ${method} ${path}` } }
    try {
      const input: unknown = body === '' ? {} : JSON.parse(body)
      if (!isObject(input)) throw new Error('the body must be an object')
      return { status: 200, body: handler(input, query) ?? { ok: true } }
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 400
      return { status, body: { error: error instanceof Error ? error.message : String(error) } }
    }
  }
}

function controlHandlers(standIn: IntercomStandIn, clock: SimClock): Record<string, Handler> {
  const { control, faults } = standIn
  const time = (): unknown => ({ now: clock.now() })
  const actions: Record<string, (input: never) => unknown> = {
    'contact-starts': control.contactStarts,
    'contact-replies': control.contactReplies,
    'contact-answers-message': control.contactAnswersMessage,
    'keep-file': control.keepFile,
    'drop-file': control.dropFile,
    'admin-replies': control.adminReplies,
    'admin-assigns': control.adminAssigns,
    'admin-closes': control.adminCloses,
    'admin-opens': control.adminOpens,
    'admin-snoozes': control.adminSnoozes,
    'reassign-owner': control.reassignOwner,
    'create-contact': control.createContact,
    'update-contact': control.updateContact,
    'convert-lead': control.convertLead,
    merge: control.merge,
    archive: control.archive,
    'delete-contact': control.deleteContact,
    'mail-trouble': control.mailTrouble,
    'remove-admin': control.removeAdmin,
    'set-segment-people': control.setSegmentPeople,
    'convert-to-ticket': control.convertToTicket,
    'delete-conversation': control.deleteConversation,
    tag: control.tag,
  }
  const handlers: Record<string, Handler> = {
    'GET /clock': time,
    'POST /clock/advance': (body) => {
      clock.advance(numberOf(body, 'ms'))
      return time()
    },
    'POST /clock/freeze': (body) => {
      clock.freeze(body.at === undefined ? undefined : numberOf(body, 'at'))
      return time()
    },
    'POST /clock/resume': () => {
      clock.resume()
      return time()
    },
    'POST /network': (body) => standIn.setNetworkDown(flag(body, 'down')),
    'POST /token': (body) => control.setTokenRevoked(flag(body, 'revoked')),
    'POST /plan': (body) => control.setPlanRestricted(flag(body, 'restricted')),
    'GET /scopes': () => ({ scopes: control.scopes() }),
    'POST /scopes': (body) => {
      for (const [scope, granted] of Object.entries(body)) control.setScope(scope as Scope, granted === true)
      return { scopes: control.scopes() }
    },
    'GET /settings': () => standIn.settings,
    'POST /settings': (body) => {
      applySettings(standIn.settings, body)
      return standIn.settings
    },
    'GET /faults': () => ({ faults: faults.list() }),
    'POST /faults': (body) => {
      if (!isObject(body.effect) || typeof body.effect.kind !== 'string') throw new Error('effect.kind is required')
      faults.add(body as unknown as FaultRule)
    },
    'DELETE /faults': () => faults.clear(),
    'GET /requests': () => ({ requests: standIn.requests }),
    'DELETE /requests': () => standIn.clearRequests(),
    'GET /contact': (_body, query) => control.contact(query.get('id') ?? ''),
    'GET /conversation': (_body, query) => control.conversation(query.get('id') ?? ''),
    'GET /events': (_body, query) => ({ events: control.events(query.get('contactId') ?? undefined) }),
    'GET /notes': (_body, query) => ({ notes: control.notes(query.get('contactId') ?? '') }),
    'GET /companies': (_body, query) => ({ companies: control.companiesCalled(query.get('name') ?? '') }),
    'GET /messages': () => ({ messages: control.messages() }),
    'GET /counts': () => control.counts(),
  }
  for (const [name, action] of Object.entries(actions)) {
    handlers[`POST /${name}`] = (body) => {
      const result = action(body as never)
      return typeof result === 'string' ? { id: result } : undefined
    }
  }
  return handlers
}

function numberOf(body: Json, key: string): number {
  const value = body[key]
  if (typeof value !== 'number') throw new Error(`${key} must be a number`)
  return value
}

function flag(body: Json, key: string): boolean {
  const value = body[key]
  if (typeof value !== 'boolean') throw new Error(`${key} must be true or false`)
  return value
}

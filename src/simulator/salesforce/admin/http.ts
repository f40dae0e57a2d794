import type { SimClock } from '../../shared/clock'
import type { FaultRule } from '../../shared/faults'
import type { SimRequest, SimResponse } from '../../shared/server'
import type { SalesforceStandIn } from '../standIn'
import { isJsonObject } from '../writes/body'
import type { CustomField } from '../fieldTables/customField'
import { SalesforceError } from '../errors'
import { applySettings } from './applySettings'
import { readRule, readTrigger } from './readAutomation'
import type { LateWrite } from './lateTransactions'
import { asText } from '../text'

type Json = Record<string, unknown>
type Handler = (body: Json, query: URLSearchParams, parts: string[]) => unknown

/** Answers `/_sim/*`: JSON in, JSON out; 404 for an unknown path, 400 with `{error}` for what cannot be done. */
export function createControlHandler(
  standIn: SalesforceStandIn,
  clock: SimClock,
): (request: SimRequest) => SimResponse {
  const handlers = { ...serverHandlers(standIn, clock), ...orgHandlers(standIn) }
  return ({ method, path, query, body }) => {
    const [first = '', ...parts] = path.replace(/^\/_sim\/?/, '').split('/')
    const isRecords = first === 'records'
    const handler = isRecords ? handlers[`${method} records`] : handlers[`${method} ${[first, ...parts].join('/')}`]
    if (!handler) return { status: 404, body: { error: `nothing at ${method} ${path}` } }
    try {
      const input: unknown = body === '' ? {} : JSON.parse(body)
      if (!isJsonObject(input)) throw new Error('the body must be an object')
      return { status: 200, body: handler(input, query, parts) ?? { ok: true } }
    } catch (error) {
      const status = error instanceof SalesforceError ? error.status : 400
      return { status, body: { error: error instanceof Error ? error.message : String(error) } }
    }
  }
}

function serverHandlers(standIn: SalesforceStandIn, clock: SimClock): Record<string, Handler> {
  const time = (): Json => ({ now: clock.now() })
  return {
    'GET clock': time,
    'POST clock/advance': (body) => {
      clock.advance(numberOf(body, 'ms'))
      return time()
    },
    'POST clock/freeze': (body) => {
      clock.freeze(body['at'] === undefined ? undefined : numberOf(body, 'at'))
      return time()
    },
    'POST clock/resume': () => {
      clock.resume()
      return time()
    },
    'POST network': (body) => standIn.setNetworkDown(flag(body, 'down')),
    'GET faults': () => ({ faults: standIn.faults.list() }),
    'POST faults': (body) => {
      if (!isJsonObject(body['effect']) || typeof body['effect']['kind'] !== 'string')
        throw new Error('effect.kind is required')
      standIn.faults.add(body as unknown as FaultRule)
    },
    'DELETE faults': () => standIn.faults.clear(),
    'GET requests': () => ({ requests: standIn.requests }),
    'DELETE requests': () => standIn.clearRequests(),
    'GET settings': () => standIn.settings,
    'POST settings': (body) => {
      applySettings(standIn.settings, body)
      return standIn.settings
    },
    'GET usage': () => ({ today: standIn.apiCallsToday, byKind: standIn.control.apiCallsByKind() }),
    'POST usage': (body) => standIn.control.setApiCallsToday(numberOf(body, 'today')),
  }
}

function orgHandlers({ control }: SalesforceStandIn): Record<string, Handler> {
  return {
    'GET records': (_body, query, [object = '', id]) => {
      if (id !== undefined) {
        const record = control.get(object, id)
        if (!record) throw new Error(`no ${object} ${id}`)
        return record
      }
      const limit = Number(query.get('limit') ?? 2000)
      const wanted = [...query].filter(([name]) => name !== 'limit')
      const records = control.list(object).filter((row) => wanted.every(([name, value]) => asText(row[name]) === value))
      return { records: records.slice(0, limit) }
    },
    'POST records': (body, query, [object = '']) => ({
      id: control.create(object, body, query.get('as') ?? undefined),
    }),
    'PATCH records': (body, query, [object = '', id = '']) =>
      control.update(object, id, body, query.get('as') ?? undefined),
    'DELETE records': (_body, query, [object = '', id = '']) =>
      query.get('erase') === 'true'
        ? control.erase(object, id)
        : control.delete(object, id, query.get('as') ?? undefined),
    'POST convert': (body) => {
      const { leadId, as, ...options } = body
      return control.convert(text(leadId, 'leadId'), options, optional(as))
    },
    'POST merge': ({ masterId, loserIds, values, as }) => {
      if (!Array.isArray(loserIds)) throw new Error('loserIds must be a list')
      control.merge(text(masterId, 'masterId'), loserIds.map(String), isJsonObject(values) ? values : {}, optional(as))
    },
    'POST undelete': ({ id, as }) => ({ restored: control.undelete(text(id, 'id'), optional(as)) }),
    'POST empty-recycle-bin': () => ({ purged: control.emptyRecycleBin() }),
    'POST user': ({ userId, active }) => {
      if (typeof active !== 'boolean') throw new Error('active must be true or false')
      control.setUserActive(text(userId, 'userId'), active)
    },
    'POST share': ({ recordId, userId, access }) => {
      if (access !== 'read' && access !== 'edit') throw new Error('access must be read or edit')
      control.share(text(recordId, 'recordId'), text(userId, 'userId'), access)
    },
    'POST unshare': ({ recordId, userId }) => control.unshare(text(recordId, 'recordId'), text(userId, 'userId')),
    'POST validation-rule': (body) => control.addValidationRule(readRule(body)),
    'POST trigger': (body) => control.addTrigger(readTrigger(body)),
    'DELETE automation': (_body, query) => ({
      removed: control.removeAutomation(query.get('object') ?? '', query.get('name') ?? ''),
    }),
    'POST expire-access-tokens': ({ userId }) => control.expireAccessTokens(optional(userId)),
    'POST revoke-all': ({ userId }) => control.revokeAll(optional(userId)),
    'POST field': ({ object, field }) => {
      if (!isJsonObject(field) || typeof field['name'] !== 'string') throw new Error('field.name is required')
      control.addField(text(object, 'object'), field as unknown as CustomField)
    },
    'POST late': ({ writes, visibleInMs, as }) => {
      if (!Array.isArray(writes)) throw new Error('writes must be a list')
      const delay = typeof visibleInMs === 'number' ? visibleInMs : undefined
      return { ids: control.beginLate(writes as LateWrite[], delay, optional(as)) }
    },
    'POST late/commit': () => ({ committed: control.commitLate() }),
  }
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

function text(value: unknown, key: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${key} must be a text`)
  return value
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

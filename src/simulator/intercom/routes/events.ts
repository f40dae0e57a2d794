import type { SimResponse } from '../../shared/server'
import { ok, route, type Call, type Route } from '../call'
import { contactByEmail, contactByExternalId, findContact } from '../contacts/find'
import { renderEvent } from '../events/list'
import { ApiError, invalid, userNotFound } from '../errors'
import { isObject, secondsOrNull } from '../input'
import { readPerPage } from '../paging'
import type { ContactRow, EventRow } from '../store/rows'
import type { World } from '../store/world'

const MAX_METADATA = 10
const LISTABLE_SECONDS = 90 * 86_400

/** Data events: what a person did. Sending answers 202 and nothing else. */
export const eventRoutes: readonly Route[] = [
  route('POST', '/events', ['write_events'], send),
  route('GET', '/events', ['read_events'], list),
]

/** The same contact, name and second is the same event, however often it is sent. */
function send({ world, body, version }: Call): SimResponse {
  const { event_name: name } = body
  if (typeof name !== 'string' || name === '') throw new ApiError(400, 'parameter_missing', 'event_name is required')
  const at = secondsOrNull(body, 'created_at')
  if (typeof at !== 'number') throw new ApiError(400, 'parameter_missing', 'created_at is required')
  const metadata = readMetadata(body.metadata)
  const { id, user_id: externalId, email } = body
  const contact =
    typeof id === 'string'
      ? findContact(world, id, version)
      : usersOnly(
          typeof externalId === 'string'
            ? contactByExternalId(world, externalId)
            : typeof email === 'string'
              ? contactByEmail(world, email)
              : undefined,
        )
  for (const known of world.events.group('contact', contact.id)) {
    if (known.event_name === name && known.created_at === at) return { status: 202 }
  }
  const receivedAt = world.clock.now() / 1000
  const row = { contactId: contact.id, event_name: name, created_at: at, metadata, receivedAt }
  world.events.add({ id: world.ids.next('event'), ...row })
  return { status: 202 }
}

/** A lead has to be named by its Intercom id. */
function usersOnly(row: ContactRow | undefined): ContactRow {
  if (row?.role !== 'user') throw userNotFound()
  return row
}

function readMetadata(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {}
  if (!isObject(value)) throw invalid('metadata must be an object')
  if (Object.keys(value).length > MAX_METADATA) throw invalid(`metadata takes at most ${MAX_METADATA} keys`)
  for (const [key, entry] of Object.entries(value))
    if (!isFlat(entry)) throw invalid(`metadata.${key} may not be nested`)
  return value
}

/** Plain values, a rich link or a monetary amount. */
function isFlat(value: unknown): boolean {
  if (!isObject(value)) return !Array.isArray(value)
  const keys = Object.keys(value).sort().join()
  return keys === 'url,value' || keys === 'amount,currency'
}

function list({ world, query, version, request }: Call): SimResponse {
  if (query.get('type') !== 'user') throw invalid('type must be user')
  const contact = subject(world, query, version)
  const since = world.now() - LISTABLE_SECONDS
  const rows = [...world.events.group('contact', contact.id)].sort((a, b) => b.created_at - a.created_at)
  const about = { email: contact.email, intercom_user_id: contact.id, user_id: contact.external_id }
  if (query.get('summary') === 'true')
    return ok({ type: 'event.summary', events: summarise(rows), pages: {}, ...about })
  const before = query.get('before')
  const takenIn = world.clock.now() / 1000 - world.settings.eventLagSeconds
  const listable = rows.filter(
    (row) =>
      row.created_at > since && row.receivedAt <= takenIn && (before === null || row.created_at < Number(before)),
  )
  const page = listable.slice(0, readPerPage(query.get('per_page'), 30))
  const last = page.at(-1)
  const more = last !== undefined && page.length < listable.length
  const next = new URL(request.url, `http://${request.headers.host ?? 'api.intercom.io'}`)
  next.searchParams.set('before', String(last?.created_at))
  const pages = more ? { next: next.href } : {}
  return ok({ type: 'event.list', events: page.map((row) => renderEvent(world, row)), pages, ...about })
}

function subject(world: World, query: URLSearchParams, version: number): ContactRow {
  const id = query.get('intercom_user_id')
  if (id !== null) return findContact(world, id, version)
  const externalId = query.get('user_id')
  const email = query.get('email')
  if (externalId !== null) return usersOnly(contactByExternalId(world, externalId))
  if (email !== null) return usersOnly(contactByEmail(world, email))
  throw invalid('user_id, email or intercom_user_id is required')
}

function summarise(rows: EventRow[]): Record<string, unknown>[] {
  const byName = Map.groupBy(rows, (row) => row.event_name)
  const iso = (row: EventRow | undefined): string => new Date((row?.created_at ?? 0) * 1000).toISOString()
  return [...byName].map(([name, events]) => ({
    name,
    first: iso(events.at(-1)),
    last: iso(events[0]),
    count: events.length,
    description: '',
  }))
}

import { createHash } from 'node:crypto'
import type { OutboxKind } from '../../contract/models'
import { automaticKind, type AutomaticSetting } from '../domain/automations/settingOf'
import type { AttributeValue } from '../domain/mapping/attributes'
import type { SalesforceValue } from '../domain/mapping/fieldFacts'
import type { OutboxRow } from '../store/types'
import type { AttributeWrites } from './attributesFlow'
import type { FlowContext, FlowShared, PersonFacts } from './flowContext'
import type { MappingWrites } from './flowMapping'
import type { OwnerWrites } from './ownersFromSalesforce'

/** What an automatic item is about, before it is an item. */
interface Write {
  kind: OutboxKind
  service: OutboxRow['service']
  lane: string
  /** Which switch it hangs on, as the audit names it. */
  setting: AutomaticSetting
  why: string
  values: Record<string, string>
  payload: Record<string, unknown>
}

/** Desktops of one rep act at different times, so that the second finds what the first has done. */
const SPREAD_MS = 15_000
/** About what one write takes, and the longest that its place among many others makes it wait. */
const EACH_MS = 300
const LONGEST_MS = 10 * 60_000
const PHASE = 'flow.phase'

/** Mapped values into the Lead, and Salesforce's values into the person. False where an earlier one is on its way. */
export function putMapping(context: FlowContext, facts: PersonFacts, writes: MappingWrites): boolean {
  const { person, record, single } = facts
  const fields = Object.keys(writes.values)
  const isPlaceholder = fields.every((field) => writes.rules[field] === 'ifPlaceholder')
  const toLead =
    fields.length === 0 ||
    put(context, person.id, {
      kind: 'record.update',
      service: 'salesforce',
      lane: `flow:${writes.recordId}`,
      setting: isPlaceholder ? 'placeholder' : 'mapping',
      why: isPlaceholder ? 'The real value is known by now.' : 'Edited in Intercom, and mapped to this Lead.',
      values: Object.fromEntries(fields.map((field) => [field, apiText(writes.values[field] ?? null)])),
      payload: {
        object: 'Lead',
        recordId: writes.recordId,
        recordName: single?.name ?? '',
        rules: writes.rules,
        base: Object.fromEntries(fields.map((field) => [field, record?.fields[field] ?? null])),
        personName: person.displayName,
      },
    })
  if (writes.intercom.length === 0) return toLead
  const toPerson = put(context, person.id, {
    kind: 'person.attributes',
    service: 'intercom',
    lane: `attributes:${person.id}`,
    setting: 'mapping',
    why: 'Mapped from this Lead in Salesforce.',
    values: Object.fromEntries(writes.intercom.map(({ key, value }) => [key, attributeText(value)])),
    payload: {
      personId: person.id,
      companyId: person.companies[0]?.id ?? null,
      personName: person.displayName,
      typed: Object.fromEntries(writes.intercom.map(({ key, value }) => [key, value])),
      base: Object.fromEntries(writes.intercom.map(({ key, before }) => [key, attributeText(before)])),
      dates: writes.intercom.filter((one) => one.isDate).map((one) => one.key),
    },
  })
  return toLead && toPerson
}

/** SALESFORCE_* attributes with the events that follow once they are written. False where one is on its way. */
export function putAttributes(context: FlowContext, { person }: PersonFacts, writes: AttributeWrites): boolean {
  const keyed = Object.entries(writes.changed).map(([name, value]) => [`person.custom.${name}`, value ?? null] as const)
  return put(context, person.id, {
    kind: 'person.attributes',
    service: 'intercom',
    lane: `attributes:${person.id}`,
    setting: 'salesforceAttributes',
    why: 'Changed in Salesforce.',
    values: Object.fromEntries(keyed.map(([key, value]) => [key, value ?? ''])),
    payload: {
      personId: person.id,
      companyId: null,
      personName: person.displayName,
      typed: Object.fromEntries(keyed),
      base: Object.fromEntries(
        keyed.map(([key]) => [key, attributeText(person.customAttributes[key.slice('person.custom.'.length)] ?? null)]),
      ),
      dates: [],
      events: writes.events,
    },
  })
}

/** The owner that Salesforce names. False where an earlier change is on its way. */
export function putOwner(context: FlowContext, facts: PersonFacts, writes: OwnerWrites, shared: FlowShared): boolean {
  const { person, single } = facts
  const { change, decision, sentence } = writes
  if (!change) return true
  const name = shared.teammates.find((one) => one.id === change.ownerId)?.name ?? ''
  return put(context, person.id, {
    kind: 'person.owner',
    service: 'intercom',
    lane: `owner:${person.id}`,
    setting: 'owners',
    why: decision.why,
    values: { owner: change.ownerId === null ? 'Nobody' : name },
    payload: {
      personId: person.id,
      personName: person.displayName,
      ownerId: change.ownerId,
      base: person.ownerId,
      sentence: sentence === null ? null : `${person.displayName}: ${sentence}`,
      orgKey: context.orgKey,
      record: single ? { object: single.object, id: single.id } : null,
      from: decision.from,
    },
  })
}

/** A field's value as an edit carries it: the API's own text. */
export function apiText(value: SalesforceValue): string {
  return value === null ? '' : String(value)
}

/** An attribute's value as it is compared and shown. */
export function attributeText(value: AttributeValue): string {
  return value === null ? '' : String(value)
}

const OPEN: ReadonlySet<OutboxRow['state']> = new Set(['held', 'queued', 'waiting', 'needs_attention'])

/**
 * Commits one automatic write. One that has not left yet takes the newer values instead of a second item, so that a change
 * is written once; one that is under way may still fail, so the look is repeated after it (false).
 */
function put(context: FlowContext, personId: string, write: Write): boolean {
  const { store, clock } = context
  const now = clock.now()
  const payload = {
    ...write.payload,
    values: write.values,
    origin: { by: 'automatic', setting: write.setting },
    why: write.why,
  }
  const waiting = store.outbox
    .unsentOf({ personId })
    .find(
      (item) =>
        item.lane === write.lane && item.kind === write.kind && automaticKind(item.payload) === automaticKind(payload),
    )
  if (waiting && (!OPEN.has(waiting.state) || waiting.outcome?.unproved === true)) return false
  if (waiting) {
    const merged = mergedPayload(waiting.payload, payload)
    if (JSON.stringify(merged) === JSON.stringify(waiting.payload)) return true
    const again = waiting.state === 'needs_attention'
    store.outbox.update(
      waiting.id,
      {
        payload: merged,
        ...(again ? { state: 'queued', code: null, message: null, fields: {}, outcome: null, nextAt: null } : {}),
      },
      now,
    )
    return true
  }
  const nextAt = now + spread(context, personId)
  store.outbox.insert({
    id: context.ids.next(),
    kind: write.kind,
    service: write.service,
    orgKey: write.service === 'salesforce' ? context.orgKey : null,
    lane: write.lane,
    state: 'held',
    personId,
    conversationId: null,
    payload,
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    nextAt,
    blockedOn: null,
    createdAt: now,
    doneAt: null,
  })
  return true
}

/** Newer values over older ones; `base` stays what it was where the older item had one, since nothing was written yet. */
function mergedPayload(older: Record<string, unknown>, newer: Record<string, unknown>): Record<string, unknown> {
  const both = (name: string): Record<string, unknown> => ({ ...asObject(older[name]), ...asObject(newer[name]) })
  const merged: Record<string, unknown> = { ...older, ...newer, values: both('values') }
  for (const name of ['typed', 'rules'] as const) if (name in newer) merged[name] = both(name)
  if (isObject(newer.base)) merged.base = { ...asObject(newer.base), ...asObject(older.base) }
  if (Array.isArray(newer.events)) merged.events = newer.events
  return merged
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? (value as Record<string, unknown>) : {}
}

/**
 * How long an item waits. Two machines of one rep that have much to do at once would go through the same people in step,
 * each between the other's look and write, so each takes many in an order of its own.
 */
function spread(context: FlowContext, personId: string): number {
  const { store } = context
  const own = phase(context)
  const waiting = store.outbox.counts().unsent
  const order = createHash('sha1').update(`${own}/${personId}`).digest().readUInt32BE(0) / 0xffff_ffff
  return Math.round(own * SPREAD_MS + order * Math.min(waiting * EACH_MS, LONGEST_MS))
}

/** This desktop's own place in the spread, from 0 to 1: drawn once, so that it differs among machines. */
function phase({ store, ids }: FlowContext): number {
  const known = store.meta.get(PHASE)
  if (known !== null) return Number(known)
  const drawn = Number.parseInt(ids.next().replace(/\W/g, '').slice(0, 6), 16) / 0xffffff
  const next = Number.isFinite(drawn) ? drawn : Math.random()
  store.meta.set(PHASE, String(next))
  return next
}

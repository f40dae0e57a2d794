import type { AttributeValue } from '../domain/mapping/attributes'
import type { ComparedMapping } from '../domain/mapping/compare'
import type { OutboxRow } from '../store/types'
import { recordValues, type PersonFacts } from '../sync/flowContext'
import { apiText, attributeText } from '../sync/flowItems'
import { enqueue, released, type CommandContext } from './context'
import { typedEdit } from './recordEdits'

const CORRECTABLE: Record<string, 'name' | 'email' | 'phone'> = {
  'person.name': 'name',
  'person.email': 'email',
  'person.phone': 'phone',
}

interface ToIntercom {
  key: string
  value: AttributeValue
  before: AttributeValue
  isDate: boolean
}

/** Commits what the rep chose to apply: at most one item for the Lead, one for name, email and phone, one for the rest. */
export function applyComparison(
  context: CommandContext,
  facts: PersonFacts,
  rows: readonly ComparedMapping[],
): OutboxRow[] {
  const { store } = context.session()
  const toLead = rows.flatMap(({ change }) => (change?.side === 'salesforce' ? [change] : []))
  const toIntercom = rows.flatMap(({ change, intercom, mapping }): ToIntercom[] =>
    change?.side === 'intercom'
      ? [{ key: change.attribute, value: change.value, before: intercom, isDate: mapping.attribute.type === 'date' }]
      : [],
  )
  const corrections = toIntercom.filter(({ key, value }) => key in CORRECTABLE && typeof value === 'string')
  const others = toIntercom.filter((one) => !corrections.includes(one))
  const items = store.transaction(() => [
    ...(toLead.length > 0 ? [editLead(context, facts, toLead)] : []),
    ...(corrections.length > 0 ? [correctPerson(context, facts, corrections)] : []),
    ...(others.length > 0 ? [writeAttributes(context, facts, others)] : []),
  ])
  released(context, [facts.person.id])
  return items
}

function editLead(
  context: CommandContext,
  facts: PersonFacts,
  changes: readonly { field: string; value: string | number | boolean | null }[],
): OutboxRow {
  const session = context.session()
  const { person, single } = facts
  const recordId = single!.id
  const held = recordValues(facts)
  const values = Object.fromEntries(changes.map(({ field, value }) => [field, apiText(value)]))
  const item = enqueue(context, {
    kind: 'record.update',
    service: 'salesforce',
    lane: `record:${recordId}`,
    personId: person.id,
    conversationId: null,
    payload: {
      object: 'Lead',
      recordId,
      recordName: single!.name,
      values,
      base: Object.fromEntries(changes.map(({ field }) => [field, plain(held[field])])),
      personName: person.displayName,
    },
  })
  const orgKey = session.orgKey()
  if (orgKey !== null) session.store.records.patch(orgKey, 'Lead', recordId, typedEdit(session, 'Lead', values))
  return item
}

function correctPerson(context: CommandContext, { person }: PersonFacts, changes: readonly ToIntercom[]): OutboxRow {
  const values = Object.fromEntries(changes.map(({ key, value }) => [CORRECTABLE[key]!, attributeText(value)]))
  return enqueue(context, {
    kind: 'person.update',
    service: 'intercom',
    lane: `intercom-person:${person.id}`,
    personId: person.id,
    conversationId: null,
    payload: {
      personId: person.id,
      values,
      base: { name: person.name, email: person.email, phone: person.phone },
      personName: person.displayName,
    },
  })
}

function writeAttributes(context: CommandContext, { person }: PersonFacts, changes: readonly ToIntercom[]): OutboxRow {
  return enqueue(context, {
    kind: 'person.attributes',
    service: 'intercom',
    lane: `attributes:${person.id}`,
    personId: person.id,
    conversationId: null,
    payload: {
      personId: person.id,
      companyId: person.companies[0]?.id ?? null,
      personName: person.displayName,
      values: Object.fromEntries(changes.map(({ key, value }) => [key, attributeText(value)])),
      typed: Object.fromEntries(changes.map(({ key, value }) => [key, value])),
      base: Object.fromEntries(changes.map(({ key, before }) => [key, attributeText(before)])),
      dates: changes.filter((one) => one.isDate).map((one) => one.key),
    },
  })
}

function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

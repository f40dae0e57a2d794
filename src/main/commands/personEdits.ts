import { Failure } from '../domain/failure'
import { companyAttributes, personAttributes, type EditableAttribute } from '../domain/people/editable'
import { rebasedOn } from '../domain/people/edits'
import { editFault, editText, sameText, tidyText, type Editable } from '../domain/people/editValues'
import { attributesEdit } from '../outbox/personSender'
import type { Session } from '../session/sessionParts'
import { LOCAL_COMPANY } from '../store/companiesShown'
import { readDefinitions } from '../store/dataAttributes'
import type { OutboxRow } from '../store/types'
import { attributesNow } from './attributeDefinitions'
import { enqueue, released, type CommandContext, type Handlers } from './context'
import { personFields, personHere } from './personFields'
import { outboxItem } from './views'

type Values = Record<string, string>
type Family = Pick<Handlers, 'people.fields' | 'people.update' | 'companies.update'>

/** Attributes of people and companies, edited by hand: checked by the service's own rules, shown at once, sent when it can be. */
export const personEditCommands: Family = {
  'people.fields': (input, context) => personFields(context, input.personId),
  async 'people.update'({ personId, values }, context) {
    await attributesNow(context)
    const session = context.session()
    const person = personHere(session, personId)
    return put(context, personId, person, attributesOf(session, 'person', person), values, {
      kind: 'person.update',
      lane: `intercom-person:${personId}`,
      payload: { personId, personName: person.displayName },
    })
  },
  async 'companies.update'({ companyId, personId, values }, context) {
    await attributesNow(context)
    const session = context.session()
    const person = personHere(session, personId)
    const company = session.store.companies.get(companyId)
    if (!company) throw new Failure('not_found', 'This company is not on this desk any more.')
    if (companyId.startsWith(LOCAL_COMPANY)) {
      throw new Failure('conflict', 'Intercom does not have this company yet. Edit it once it was sent.')
    }
    return put(context, personId, company, attributesOf(session, 'company', company), values, {
      kind: 'company.update',
      lane: `company:${companyId}`,
      payload: { companyId, companyName: company.name, personName: person.displayName },
    })
  },
}

type Edit = { kind: 'person.update' | 'company.update'; lane: string; payload: Record<string, unknown> }

/** Commits what differs from what is shown, as one item. */
function put(
  context: CommandContext,
  personId: string,
  of: Editable,
  attributes: readonly EditableAttribute[],
  values: Values,
  { kind, lane, payload }: Edit,
): ReturnType<typeof outboxItem> {
  const session = context.session()
  refuse(faultsOf(attributes, of, values))
  const byKey = new Map(attributes.map((one) => [one.key, one]))
  const changed = Object.entries(values).flatMap(([key, text]) => {
    const { type, label } = byKey.get(key)!
    const before = editText(of, key, type)
    return sameText(type, before, text) ? [] : [{ key, type, label, before, text: tidyText(type, text) }]
  })
  if (changed.length === 0) throw new Failure('validation', 'Nothing was changed.')
  const pick = (value: (one: (typeof changed)[number]) => string): Values =>
    Object.fromEntries(changed.map((one) => [one.key, value(one)]))
  const item = session.store.transaction(() =>
    enqueue(context, {
      kind,
      service: 'intercom',
      lane,
      personId,
      conversationId: null,
      payload: {
        ...payload,
        values: pick((one) => one.text),
        base: pick((one) => one.before),
        types: pick((one) => one.type),
        labels: pick((one) => one.label),
      },
    }),
  )
  released(context, [personId])
  return outboxItem(session, item, context.options.clock.now())
}

function attributesOf({ store }: Session, of: 'person' | 'company', holder: Editable): EditableAttribute[] {
  const definitions = readDefinitions(store)?.items ?? []
  return (of === 'person' ? personAttributes : companyAttributes)(definitions, holder.customAttributes)
}

function faultsOf(attributes: readonly EditableAttribute[], of: Editable, values: Values): Values {
  const byKey = new Map(attributes.map((one) => [one.key, one]))
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, text]) => {
      const one = byKey.get(key)
      const fault = one ? editFault(one, text, editText(of, key, one.type)) : 'Intercom has no such attribute any more.'
      return fault === null ? [] : [[key, fault] as const]
    }),
  )
}

function refuse(fields: Values): void {
  const faults = Object.values(fields)
  if (faults.length === 0) return
  throw new Failure(
    'validation',
    faults.length === 1 ? `${faults[0]}.`.replace(/\.\.$/, '.') : 'Some values need your attention.',
    {
      fields,
    },
  )
}

/** The payload after the rep corrected a waiting edit: the same checks as when it was made. */
export function editedAttributes(
  session: Session,
  row: OutboxRow,
  payload: OutboxRow['payload'],
  values: Values,
): OutboxRow['payload'] {
  const companyId = row.kind === 'company.update' ? String(row.payload.companyId) : null
  const of = companyId === null ? session.store.people.get(row.personId ?? '') : session.store.companies.get(companyId)
  if (!of) throw new Failure('not_found', 'This is not on this desk any more. Discard the edit.')
  const attributes = attributesOf(session, companyId === null ? 'person' : 'company', of)
  refuse(faultsOf(attributes, of, values))
  const typeOf = new Map(attributes.map((one) => [one.key, one.type]))
  const tidy = Object.entries(values).map(([key, text]) => [key, tidyText(typeOf.get(key) ?? 'text', text)])
  return { ...payload, values: Object.fromEntries(tidy) as Values }
}

/**
 * Puts the edits behind one that the rep changed or took back on what is there then. In the transaction of the change itself.
 */
export function rebaseLater(session: Session, before: OutboxRow, after: OutboxRow, now: number): void {
  if (after.state === 'done') return
  const { store } = session
  const siblings =
    before.kind === 'company.update'
      ? store.outbox.unsentOf({ companyId: String(before.payload.companyId) })
      : store.outbox.unsentOf({ personId: before.personId ?? '' }).filter((item) => item.kind === before.kind)
  const next = after.state === 'discarded' ? null : attributesEdit(after)
  for (const later of siblings.filter((item) => item.seq > before.seq)) {
    const base = rebasedOn(attributesEdit(later), attributesEdit(before), next)
    store.outbox.update(later.id, { payload: { ...later.payload, base } }, now)
  }
}

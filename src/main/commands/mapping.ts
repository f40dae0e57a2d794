import { Failure } from '../domain/failure'
import { comparePerson, type ComparedMapping } from '../domain/mapping/compare'
import type { Mapping } from '../domain/mapping/rules'
import type { MappingComparison, MappingEntry, MappingView } from '../../contract/models'
import { readDefinitions } from '../store/dataAttributes'
import { flowShared, personFacts, recordValues, type FlowShared, type PersonFacts } from '../sync/flowContext'
import { isRequiredAtCreation } from '../domain/records/fieldFacts'
import { readAttributes } from './attributeDefinitions'
import type { CommandContext, Handlers } from './context'
import { applyComparison } from './mappingApply'
import { describeNow, keptDescribe } from './orgDescribes'
import { outboxItem } from './views'

type Family = Pick<Handlers, 'mapping.get' | 'mapping.save' | 'mapping.compare' | 'mapping.apply'>

/** Which attribute of Intercom fills which field of a Lead, and what that means for one person. */
export const mappingCommands: Family = {
  async 'mapping.get'(_input, context) {
    await Promise.all([readAttributes(context), describeNow(context, 'Lead')])
    return mappingView(context)
  },
  async 'mapping.save'(input, context) {
    context.settings.write({ mappings: input.entries })
    await describeNow(context, 'Lead')
    return mappingView(context)
  },
  async 'mapping.compare'(input, context) {
    await describeNow(context, 'Lead')
    return compare(context, input.personId).view
  },
  async 'mapping.apply'(input, context) {
    await describeNow(context, 'Lead')
    const { facts, rows, view } = compare(context, input.personId)
    if (view.blocked !== null) throw new Failure('validation', view.blocked)
    const wanted = rows.filter(
      (row) => row.change !== null && (input.fields === null || input.fields.includes(row.mapping.field.name)),
    )
    if (wanted.length === 0) throw new Failure('validation', 'Both sides are the same, so there is nothing to apply.')
    const items = applyComparison(context, facts, wanted)
    const session = context.session()
    return { items: items.map((item) => outboxItem(session, item, context.options.clock.now())) }
  },
}

/** What everybody's mapping depends on; without an org there are no fields, and nothing works. */
export function sharedOf(context: CommandContext): FlowShared {
  const session = context.session()
  return flowShared({
    store: session.store,
    orgKey: session.orgKey() ?? '',
    timeZone: session.profile.timezone,
    settings: () => session.settings(),
  })
}

function mappingView(context: CommandContext): MappingView {
  const session = context.session()
  const { attributes, check, settings } = sharedOf(context)
  const fields = keptDescribe(session, 'Lead')?.fields ?? []
  return {
    attributes: attributes.map(({ key, label, type, of, from, writable, onCreationOnly, options }) => ({
      key,
      label,
      type,
      of,
      from,
      writable,
      onCreationOnly,
      options: [...options],
    })),
    fields: fields
      .filter((field) => field.createable || field.updateable)
      .map((field) => ({
        name: field.name,
        label: field.label,
        type: field.type,
        required: isRequiredAtCreation(field),
        createable: field.createable,
        updateable: field.updateable,
        options: field.picklistValues.filter((one) => one.active).map(({ value, label }) => ({ value, label })),
      })),
    entries: settings.mappings
      .filter((entry) => !check.leftOut.some((one) => one.mapping === entry))
      .map((entry) => ({ entry, note: check.usable.find((one) => one.field.name === entry.field)?.note ?? null })),
    leftOut: check.leftOut.map(({ mapping, why }) => ({ entry: entryOf(mapping), why })),
    required: check.required.map(({ field, label, filledBy }) => ({ field, label, filledBy })),
    attributesReadAt: readDefinitions(session.store)?.at ?? null,
  }
}

interface Comparison {
  facts: PersonFacts
  rows: ComparedMapping[]
  view: MappingComparison
}

function compare(context: CommandContext, personId: string): Comparison {
  const session = context.session()
  const orgKey = session.orgKey()
  const facts = personFacts({ store: session.store, orgKey: orgKey ?? '' }, personId)
  if (!facts) throw new Failure('not_found', 'This person is not on this desk any more.')
  const shared = sharedOf(context)
  const blocked = whyNothingToCompare(facts, shared, orgKey !== null)
  const rows =
    blocked === null ? comparePerson(facts.side, recordValues(facts), shared.check.usable, shared.mapping) : []
  const lead = facts.single?.object === 'Lead' ? facts.single : null
  return {
    facts,
    rows,
    view: {
      personId,
      personName: facts.person.displayName,
      recordId: lead?.id ?? null,
      recordUrl: lead ? (session.salesforce()?.recordUrl('Lead', lead.id) ?? null) : null,
      blocked,
      rows: rows.map((row) => ({
        entry: entryOf(row.mapping),
        attributeLabel: row.mapping.attribute.label,
        fieldLabel: row.mapping.field.label,
        intercom: shown(row.intercom, row.mapping.attribute.type === 'date'),
        salesforce: shown(row.salesforce, false),
        equal: row.equal,
        change: row.change && {
          side: row.change.side,
          value: shown(row.change.value, row.change.side === 'intercom' && row.mapping.attribute.type === 'date'),
        },
        why: row.why,
        isProblem: row.isProblem,
      })),
      leftOut: shared.check.leftOut.map(({ mapping, why }) => ({ entry: entryOf(mapping), why })),
    },
  }
}

function whyNothingToCompare(
  { match, single, record }: PersonFacts,
  shared: FlowShared,
  isConnected: boolean,
): string | null {
  if (!isConnected) return 'Connect Salesforce first, in Settings.'
  if (shared.settings.mappings.length === 0) return 'Nothing is mapped yet. Map attributes to fields in Settings.'
  if (shared.mapping.fields.length === 0) return 'Repdesk has not read the fields of a Lead yet. Go online once.'
  if (match === 'unknown') return 'Salesforce has not been asked about this person yet.'
  if (match === 'several') return 'Several records match this person. Choose one first.'
  if (!single) return 'This person has no Lead in Salesforce.'
  if (single.object !== 'Lead' || single.isConverted || record?.isClosed === true)
    return 'This person is a Contact in Salesforce, and mapping is for Leads alone.'
  return null
}

function entryOf(mapping: Mapping | ComparedMapping['mapping']): MappingEntry {
  const { attribute, field, direction, valueMap } = mapping
  return {
    attribute: typeof attribute === 'string' ? attribute : attribute.key,
    field: typeof field === 'string' ? field : field.name,
    direction,
    ...(valueMap ? { valueMap: { ...valueMap } } : {}),
  }
}

function shown(value: unknown, isTime: boolean): string {
  if (isTime && typeof value === 'number') return new Date(value).toISOString().slice(0, 16).replace('T', ' ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

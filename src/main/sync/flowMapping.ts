import { changesFor, placeholderChanges, type FieldChanges, type MappedRecord } from '../domain/mapping/changes'
import { comparePerson, type RecordValues } from '../domain/mapping/compare'
import type { AttributeValue } from '../domain/mapping/attributes'
import type { SalesforceValue } from '../domain/mapping/fieldFacts'
import { recordValues, type FlowShared, type PersonFacts } from './flowContext'
import { sideBefore, snapshotOf, type Snapshot } from './flowSnapshot'

/** When a field may still be written: decided again when it is sent, by what Salesforce has then. */
export type FieldRule = 'always' | 'ifBlank' | 'ifPlaceholder'

/** What mapping writes for one person by itself. */
export interface MappingWrites {
  recordId: string
  /** Into the Lead. */
  values: Record<string, SalesforceValue>
  rules: Record<string, FieldRule>
  /** Into Intercom, by attribute, with what is there now. */
  intercom: { key: string; label: string; value: AttributeValue; before: AttributeValue; isDate: boolean }[]
  leftOut: FieldChanges['leftOut']
}

/**
 * What follows from how a person was at the last look and is now: edits of mapped attributes go to their Lead, changed
 * fields only; a placeholder gives way to what is known by now; attributes that take Salesforce's value take it. Null
 * where the person is no single, unconverted Lead (mapping is for Leads alone, article). Without an earlier look nobody
 * has edited anything.
 */
export function mappingWrites(facts: PersonFacts, shared: FlowShared, before: Snapshot | null): MappingWrites | null {
  const { single, side } = facts
  if (single?.object !== 'Lead' || single.isConverted) return null
  const { usable } = shared.check
  const values = withUnread(recordValues(facts), usable)
  const record: MappedRecord = { object: 'Lead', isConverted: facts.record?.isClosed === true, values }
  const attributes = usable.map((one) => one.attribute)
  const edited: FieldChanges = before
    ? changesFor(sideBefore(side, before, attributes), side, record, usable, shared.mapping)
    : { values: {}, leftOut: [] }
  const known = placeholderChanges(side, record, usable, shared.mapping)
  const blanks = usable.filter((one) => one.direction === 'preferSalesforceUnlessBlank').map((one) => one.field.name)
  const rules = Object.fromEntries([
    ...Object.keys(known.values).map((field) => [field, 'ifPlaceholder'] as const),
    ...Object.keys(edited.values).map((field) => [field, blanks.includes(field) ? 'ifBlank' : 'always'] as const),
  ])
  const intercom = comparePerson(side, recordValues(facts), usable, shared.mapping).flatMap(
    ({ mapping, change, intercom: now }) =>
      change?.side === 'intercom'
        ? [
            {
              key: change.attribute,
              label: mapping.attribute.label,
              value: change.value,
              before: now,
              isDate: mapping.attribute.type === 'date',
            },
          ]
        : [],
  )
  return {
    recordId: single.id,
    values: { ...known.values, ...edited.values },
    rules,
    intercom,
    leftOut: [...edited.leftOut, ...known.leftOut],
  }
}

/** The attributes that the next look compares with. */
export function mappedNow({ side }: PersonFacts, shared: FlowShared): Record<string, AttributeValue> {
  return snapshotOf(
    side,
    shared.check.usable.map((one) => one.attribute),
  )
}

/** A field that only fills where it is blank and was not read counts as blank: it is read before it is written. */
function withUnread(values: RecordValues, usable: FlowShared['check']['usable']): RecordValues {
  const unread = usable
    .filter((one) => one.direction === 'preferSalesforceUnlessBlank' && !Object.hasOwn(values, one.field.name))
    .map((one) => [one.field.name, null] as const)
  return { ...values, ...Object.fromEntries(unread) }
}

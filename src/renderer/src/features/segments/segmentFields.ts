import type {
  AttributeKind,
  CountField,
  FlagField,
  SegmentCondition,
  SegmentFields,
  TextField,
  TimeField,
} from '../../../../contract/models'

type UtmName = Extract<SegmentCondition, { field: 'utm' }>['name']

/** A field that a condition can be about, with what it is called. */
export type FieldOption = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'utm'; readonly name: UtmName }
  | { readonly kind: 'id'; readonly field: 'owner' | 'tag' }
  | { readonly kind: 'segment' }
  | { readonly kind: 'role' | 'match' }
  | { readonly kind: 'time'; readonly field: TimeField }
  | { readonly kind: 'flag'; readonly field: FlagField }
  | { readonly kind: 'count'; readonly field: CountField }
  | { readonly kind: 'attribute'; readonly name: string; readonly of: AttributeKind }
)

const text = (field: TextField, label: string): FieldOption => ({ id: field, label, kind: 'text', field })
const time = (field: TimeField, label: string): FieldOption => ({ id: field, label, kind: 'time', field })
const flag = (field: FlagField, label: string): FieldOption => ({ id: field, label, kind: 'flag', field })
const count = (field: CountField, label: string): FieldOption => ({ id: field, label, kind: 'count', field })
const utm = (name: UtmName): FieldOption => ({ id: `utm.${name}`, label: `UTM ${name}`, kind: 'utm', name })

/** The fields that every workspace has, those asked for most first. */
const common: readonly FieldOption[] = [
  { id: 'role', label: 'Type', kind: 'role' },
  text('company', 'Company'),
  text('country', 'Country'),
  { id: 'tag', label: 'Tag', kind: 'id', field: 'tag' },
  { id: 'segment', label: 'Intercom segment', kind: 'segment' },
  time('lastSeen', 'Last seen'),
  time('lastContacted', 'Last contacted'),
  time('lastActivity', 'Last activity'),
  time('created', 'Created'),
  flag('neverContacted', 'Never contacted'),
  flag('unread', 'Unread'),
  flag('unanswered', 'Unanswered'),
  count('openConversations', 'Open conversations'),
  { id: 'owner', label: 'Owner', kind: 'id', field: 'owner' },
  { id: 'match', label: 'Match in Salesforce', kind: 'match' },
  text('leadStatus', 'Lead status'),
  text('title', 'Title'),
  text('recordOwner', 'Lead or Contact owner'),
  text('accountOwner', 'Account owner'),
  text('ownerRole', 'Role of the owner'),
  text('stage', 'Opportunity stage'),
  flag('openOpportunity', 'Open Opportunity'),
  count('openCases', 'Open Cases'),
  utm('source'),
  utm('medium'),
  utm('campaign'),
  utm('term'),
  utm('content'),
]

/** All fields: the common ones, then the workspace's own attributes. */
export function fieldOptions(fields: SegmentFields | undefined): readonly FieldOption[] {
  const own = (fields?.attributes ?? []).map(({ name, label, kind }): FieldOption => {
    return { id: `attribute.${name}`, label, kind: 'attribute', name, of: kind }
  })
  return [...common, ...own]
}

/** The field of a condition; an attribute that the workspace does not have any more goes by its name. */
export function fieldOf(condition: SegmentCondition, fields: SegmentFields | undefined): FieldOption {
  const id =
    condition.field === 'attribute' || condition.field === 'utm'
      ? `${condition.field}.${condition.name}`
      : condition.field
  const found = fieldOptions(fields).find((one) => one.id === id)
  if (found) return found
  const name = 'name' in condition ? condition.name : condition.field
  return { id, label: name, kind: 'attribute', name, of: condition.field === 'attribute' ? condition.kind : 'text' }
}

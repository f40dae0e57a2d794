/** The field types the described objects use. */
export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'address'

export interface PicklistValue {
  value: string
  label: string
  active: boolean
  defaultValue: boolean
  /** Base64 bits: bit n (from the left) is set where it fits the controlling picklist's n-th value. */
  validFor?: string
}

/** What the stand-in knows about one field; the describe is written from it and every write is checked against it. */
export interface FieldDef {
  name: string
  type: FieldType
  label: string
  /** Characters; 0 for types without a length. */
  length: number
  precision: number
  scale: number
  digits: number
  createable: boolean
  updateable: boolean
  nillable: boolean
  defaultedOnCreate: boolean
  filterable: boolean
  sortable: boolean
  groupable: boolean
  aggregatable: boolean
  idLookup: boolean
  externalId: boolean
  unique: boolean
  caseSensitive: boolean
  restrictedPicklist: boolean
  autoNumber: boolean
  nameField: boolean
  permissionable: boolean
  searchPrefilterable: boolean
  custom: boolean
  referenceTo: string[]
  relationshipName: string | null
  compoundFieldName: string | null
  extraTypeInfo: string | null
  defaultValue: string | boolean | null
  /** What a create without the field stores: `defaultValue`, or what a custom field's default formula gives. */
  initialValue: string | number | boolean | null
  /** The picklist that decides which of this one's values fit, where there is one. */
  controllerName: string | null
  picklistValues: PicklistValue[]
}

/** A one-to-many relationship as a SELECT's subquery names it. */
export interface ChildRelationship {
  childSObject: string
  field: string
  relationshipName: string | null
}

export interface ObjectDef {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string
  createable: boolean
  updateable: boolean
  deletable: boolean
  mergeable: boolean
  undeletable: boolean
  searchable: boolean
  triggerable: boolean
  replicateable: boolean
  feedEnabled: boolean
  mruEnabled: boolean
  layoutable: boolean
  supportedScopes: { name: string; label: string }[]
  childRelationships: ChildRelationship[]
  fields: FieldDef[]
  /** Lower-cased field name to field. */
  byName: Map<string, FieldDef>
  /** Lower-cased relationship name (`owner`) to its reference field. */
  byRelationship: Map<string, FieldDef>
}

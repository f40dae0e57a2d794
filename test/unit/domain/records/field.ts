import type { FieldFacts, ObjectFacts } from '../../../../src/main/domain/records/fieldFacts'

/** A text field of 20 characters that may be written, with what a test says of it. */
export function field(name: string, more: Partial<FieldFacts> = {}): FieldFacts {
  return {
    name,
    label: name,
    type: 'string',
    length: 20,
    nillable: true,
    precision: 0,
    scale: 0,
    calculated: false,
    custom: false,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    defaultValue: null,
    picklistValues: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    ...more,
  }
}

/** Choices of a list, all active. */
export const choices = (...values: string[]): FieldFacts['picklistValues'] =>
  values.map((value) => ({ value, label: `${value}!`, active: true, isDefault: false }))

/** An object that may be written, of these fields. */
export function object(...fields: FieldFacts[]): ObjectFacts {
  return { name: 'Lead', label: 'Lead', createable: true, updateable: true, fields, recordTypes: [] }
}

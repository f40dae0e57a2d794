import { describe, expect, test } from 'vitest'
import {
  cannotGive,
  CONTACT_FIELDS,
  creationFields,
  creationProblems,
  type FieldsInput,
} from '../../../../src/main/domain/creation/fields'
import { contactBlocked, opportunityBlocked } from '../../../../src/main/domain/creation/blocked'
import { field } from '../records/field'

const reference = (name: string, more = {}) => field(name, { type: 'reference', ...more })
const facts = {
  name: 'Contact',
  label: 'Contact',
  createable: true,
  updateable: true,
  recordTypes: [],
  fields: [
    field('LastName', { nillable: false, length: 10 }),
    field('Name', { nillable: false, createable: false }),
    field('Email', { type: 'email', length: 80 }),
    reference('AccountId', { label: 'Account ID', relationshipName: 'Account' }),
    reference('OwnerId', { label: 'Owner ID', nillable: false, defaultedOnCreate: true }),
    reference('ReportsToId'),
    field('Region__c', {
      type: 'picklist',
      nillable: false,
      restrictedPicklist: true,
      picklistValues: [
        { value: 'EMEA', label: 'Europe', active: true, isDefault: true },
        { value: 'OLD', label: 'Old', active: false, isDefault: false },
      ],
    }),
    field('Level__c'),
    field('Secret__c', { createable: false }),
    field('Chosen__c', { type: 'boolean', nillable: false }),
    field('Place__c', { type: 'location', nillable: false }),
  ],
}
const input: FieldsInput = {
  facts,
  layoutRequired: ['Level__c', 'Secret__c', 'Name'],
  kind: CONTACT_FIELDS,
  chosen: ['Chosen__c', 'ReportsToId', 'Secret__c'],
  values: { LastName: 'Wolfeschlegel', Email: 'w@x.example', AccountId: '', OwnerId: '005A' },
  options: { AccountId: [{ value: '', label: 'No Account' }], OwnerId: [{ value: '005A', label: 'You' }] },
}

describe('the fields of a new record', () => {
  test('are the standard ones, the chosen ones, and what the org asks for, as far as this user may set them', () => {
    const shown = creationFields(input).map(({ name, type, value, required }) => [name, type, value, required])
    expect(shown).toEqual([
      ['LastName', 'text', 'Wolfeschle', true],
      ['Email', 'email', 'w@x.example', true],
      ['AccountId', 'account', '', false],
      ['OwnerId', 'owner', '005A', false],
      ['Chosen__c', 'checkbox', 'false', false],
      ['Region__c', 'picklist', 'EMEA', true],
      ['Level__c', 'text', '', true],
    ])
  })

  test('with the record type first where there are several, its default chosen', () => {
    const recordTypes = [
      { id: '012A', name: 'Buyer', isDefault: false, isMaster: false },
      { id: '012B', name: 'Partner', isDefault: true, isMaster: false },
      { id: '012M', name: 'Master', isDefault: false, isMaster: true },
    ]
    const typed = { ...facts, recordTypes, fields: [...facts.fields, reference('RecordTypeId')] }
    expect(creationFields({ ...input, facts: typed })[0]).toMatchObject({
      name: 'RecordTypeId',
      value: '012B',
      options: [
        { value: '012A', label: 'Buyer' },
        { value: '012B', label: 'Partner' },
      ],
    })
    expect(creationProblems({ RecordTypeId: '012X' }, { ...input, facts: typed })).toHaveProperty('RecordTypeId')
  })

  test('what the org wants and cannot be given is said', () => {
    expect(cannotGive(input)).toEqual([
      'The org requires the Contact field Secret__c, and your user may not set it.',
      'The org requires the Contact field Place__c, which can only be filled in Salesforce itself.',
    ])
  })

  test('values are checked by the describe, and none is read as a command where records go together', () => {
    const good = { LastName: 'Ruiz', Email: 'a@b.example', AccountId: '', Region__c: 'EMEA', Level__c: '1' }
    expect(creationProblems(good, input)).toEqual({})
    expect(creationProblems({ ...good, LastName: '@{a.id}' }, input)).toEqual({})
    const together = { ...input, kind: { ...CONTACT_FIELDS, isReferred: true } }
    const bad = {
      ...good,
      LastName: '@{a.id}',
      AccountId: 'Northwind',
      Region__c: 'OLD',
      Level__c: ' ',
      Secret__c: 'x',
    }
    expect(creationProblems(bad, together)).toEqual({
      LastName: expect.stringContaining('@{'),
      AccountId: expect.stringContaining('id of a Salesforce record'),
      Region__c: expect.stringContaining('OLD'),
      Level__c: 'Level__c is needed.',
      Secret__c: expect.stringContaining('cannot be set'),
    })
    expect(creationProblems({}, input)).toMatchObject({ Email: 'Email is needed.' })
  })
})

describe('why none can be made', () => {
  const contact = { connected: true, email: 'a@b.example', isCreateable: true, canSetEmail: true }
  test.each([
    [{}, null],
    [{ isCreateable: null, canSetEmail: null }, null],
    [{ connected: false }, 'Connect Salesforce'],
    [{ email: ' ' }, 'needs an email address'],
    [{ isCreateable: false }, 'may not create Contacts'],
    [{ canSetEmail: false }, 'may not set the email'],
  ])('a Contact with %j: %s', (more, words) => {
    const said = contactBlocked({ ...contact, ...more })
    if (words === null) expect(said).toBeNull()
    else expect(said).toContain(words)
  })

  const opportunity = {
    ...contact,
    lookedUp: true,
    contacts: 0,
    leads: 0,
    isContactChosen: false,
    isContactOnItsWay: false,
  }
  test.each([
    [{ contacts: 1 }, null],
    [{ contacts: 2, isContactChosen: true }, null],
    [{ isContactOnItsWay: true, leads: 1 }, null],
    [{ contacts: 2 }, '2 Contacts'],
    [{ contacts: 2, isContactOnItsWay: true }, '2 Contacts'],
    [{}, 'Create a Contact first'],
    [{ leads: 1 }, 'convert the Lead'],
    [{ lookedUp: false }, 'has not been asked'],
    [{ contacts: 1, isCreateable: false }, 'may not create Opportunities'],
    [{ contacts: 1, connected: false }, 'Connect Salesforce'],
  ])('an Opportunity with %j: %s', (more, words) => {
    const said = opportunityBlocked({ ...opportunity, ...more })
    if (words === null) expect(said).toBeNull()
    else expect(said).toContain(words)
  })
})

import { describe, expect, it } from 'vitest'
import type { Sending } from '../../../../src/contract/models'
import { fieldView, type FieldViewContext, type RecordToShow } from '../../../../src/main/domain/records/fieldView'
import { showableFields, shownFields } from '../../../../src/main/domain/records/panelFields'
import { choices, field, object } from './field'

const sending: Sending = { itemId: 'i', state: 'queued', code: null, message: null, heldUntil: null }

function context(more: Partial<FieldViewContext> = {}): FieldViewContext {
  return {
    display: { locale: 'en-US', timeZone: 'UTC', currency: null },
    facts: object(
      field('Title'),
      field('Stage', { type: 'picklist', nillable: false, picklistValues: choices('A', 'B') }),
      field('Amount', { type: 'currency', precision: 18, scale: 2, length: 0 }),
      field('OwnerId', { type: 'reference', relationshipName: 'Owner', label: 'Owner ID' }),
      field('Address', { type: 'address' }),
      field('Website', { type: 'url', length: 255 }),
    ),
    layoutRequired: [],
    derived: {},
    edits: new Map(),
    nameOf: () => null,
    owners: [],
    ...more,
  }
}

function lead(fields: RecordToShow['fields'], isWhole = true): RecordToShow {
  return { object: 'Lead', fields, isWhole }
}

describe('a field of a card', () => {
  it('shows labels, names and amounts as a reader wants them, and what is sent beside them', () => {
    expect(fieldView('Stage', lead({ Stage: 'A' }), context())).toMatchObject({
      text: 'A!',
      value: 'A',
      required: true,
    })
    const dollars = lead({ Amount: 1234.5, CurrencyIsoCode: 'USD' })
    expect(fieldView('Amount', dollars, context())).toMatchObject({ text: '$1,234.50', value: '1234.5' })
    const owned = lead({ OwnerId: '00G000000000001AAA', 'Owner.Name': 'Inbound queue' })
    expect(fieldView('OwnerId', owned, context())).toMatchObject({ label: 'Owner', text: 'Inbound queue' })
    expect(fieldView('Website', lead({ Website: 'https://www.Acme.com/emea?x=1' }), context())).toMatchObject({
      text: 'acme.com',
      value: 'https://www.Acme.com/emea?x=1',
    })
  })

  it('is not there where this user cannot see it, or where it has no single value', () => {
    expect(fieldView('Hidden', lead({ Hidden: 'x' }), context())).toBeNull()
    expect(fieldView('Address', lead({}), context())).toBeNull()
  })

  it('can be edited only where what it says is known and this user may', () => {
    const may = (record: RecordToShow, more: Partial<FieldViewContext> = {}) =>
      fieldView('Title', record, context(more))?.editable
    expect(may(lead({ Title: null }))).toBe(true)
    expect(may(lead({}))).toBe(false)
    expect(may(lead({ Title: 'x' }, false))).toBe(false)
    expect(may(lead({ Title: 'x' }), { facts: null })).toBe(false)
    expect(may(lead({ Title: 'x' }), { facts: object(field('Title', { updateable: false })) })).toBe(false)
    expect(may(lead({ Title: 'x' }), { facts: { ...object(field('Title')), updateable: false } })).toBe(false)
  })

  it('shows the rep’s own edit until Salesforce has it, whatever the record says meanwhile', () => {
    const edits = new Map([
      ['OwnerId', { value: '005000000000002AAA', sending }],
      ['Title', { value: 'Mine', sending }],
    ])
    const names = { nameOf: (id: string) => (id === '005000000000002AAA' ? 'Ana' : null) }
    const record = lead({ Title: 'Theirs', OwnerId: '005000000000001AAA', 'Owner.Name': 'Nora' })
    expect(fieldView('Title', record, context({ edits }))).toMatchObject({ text: 'Mine', value: 'Mine', sending })
    expect(fieldView('OwnerId', record, context({ edits, ...names }))).toMatchObject({ text: 'Ana', sending })
    // Never the old owner's name beside the new owner's id.
    expect(fieldView('OwnerId', record, context({ edits }))?.text).toBe('005000000000002AAA')
  })

  it('offers owners where there are some, the queue that owns it among them', () => {
    const owners = [{ id: '005000000000001AAA', name: 'Nora' }]
    const queued = lead({ OwnerId: '00G000000000001AAA', 'Owner.Name': 'Inbound queue' })
    expect(fieldView('OwnerId', queued, context({ owners }))).toMatchObject({
      editable: true,
      options: [
        { value: '00G000000000001AAA', label: 'Inbound queue' },
        { value: '005000000000001AAA', label: 'Nora' },
      ],
    })
    expect(fieldView('OwnerId', queued, context())).toMatchObject({ editable: false, options: [] })
  })

  it('keeps a value that an admin has switched off since choosable', () => {
    const shown = fieldView('Stage', lead({ Stage: 'Old' }), context())
    expect(shown?.options.map((one) => one.value)).toEqual(['Old', 'A', 'B'])
  })

  it('says which value the list has no more; a list that is not restricted takes values of its own', () => {
    const stage = (restrictedPicklist: boolean) => {
      const [a, b] = choices('A', 'B')
      const picklistValues = [a!, { ...b!, active: false }]
      return context({ facts: object(field('Stage', { type: 'picklist', picklistValues, restrictedPicklist })) })
    }
    const flagged = (value: string, isRestricted: boolean): boolean =>
      fieldView('Stage', lead({ Stage: value }), stage(isRestricted))?.notOffered === true
    expect([flagged('A', true), flagged('B', false), flagged('B', true)]).toEqual([false, true, true])
    expect([flagged('Own', false), flagged('Own', true)]).toEqual([false, true])
  })
})

describe('which fields a card shows', () => {
  it('the rep’s choice where there is one, an empty one too, else what the articles name', () => {
    expect(shownFields('Opportunity', {})).toEqual(['OwnerId', 'StageName', 'CloseDate', 'Amount'])
    expect(shownFields('Opportunity', { Opportunity: [] })).toEqual([])
    expect(shownFields('Lead', { Opportunity: [] })).toEqual(['Status', 'Title', 'OwnerId', 'LeadSource'])
  })

  it('offers what this user can see and a card can show, the org’s own marked', () => {
    const facts = object(field('Title'), field('Score__c', { custom: true }), field('Address', { type: 'address' }))
    expect(showableFields('Lead', facts)).toEqual([
      { name: 'Score__c', label: 'Score__c', isCustom: true },
      { name: 'Title', label: 'Title', isCustom: false },
    ])
    expect(showableFields('Contact', null).map((one) => one.name)).toContain('Account.Owner.Name')
  })
})

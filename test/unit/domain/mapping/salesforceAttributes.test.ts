import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeEvents,
  difference,
  missingAttributes,
  SALESFORCE_ATTRIBUTES,
  wantedAttributes,
  type AttributeRecord,
  type WantedAttributes,
} from '../../../../src/main/domain/mapping/salesforceAttributes'
import { runs } from '../../../builders/runs'

const owner = {
  kind: 'user' as const,
  id: '005A',
  name: 'Bo Lee',
  email: 'bo@x.example',
  roleName: 'SDR',
  title: 'Rep',
}
const lead: AttributeRecord = {
  object: 'Lead',
  id: '00Q1',
  status: 'Open',
  title: 'CTO',
  owner,
  systemModstamp: 1_700_000_000_900,
}

describe('the eight attributes', () => {
  it('come from the one matched record, under the article’s names', () => {
    expect(wantedAttributes('lead', lead)).toEqual({
      SALESFORCE_STATUS: 'Open',
      SALESFORCE_TITLE: 'CTO',
      SALESFORCE_OWNER_ID: '005A',
      SALESFORCE_OWNER_NAME: 'Bo Lee',
      SALESFORCE_OWNER_EMAIL: 'bo@x.example',
      SALESFORCE_OWNER_ROLE: 'SDR',
      SALESFORCE_ID: '00Q1',
      SALESFORCE_OBJECT_TYPE: 'lead',
    })
    expect(Object.keys(wantedAttributes('lead', lead)!).sort()).toEqual([...SALESFORCE_ATTRIBUTES].sort())
  })

  it('a Contact has no status', () => {
    expect(wantedAttributes('contact', { ...lead, object: 'Contact' })).toMatchObject({
      SALESFORCE_STATUS: null,
      SALESFORCE_OBJECT_TYPE: 'contact',
    })
  })

  it('nothing is written without exactly one match', () => {
    for (const kind of ['none', 'several', 'unknown'] as const) expect(wantedAttributes(kind, lead)).toBeNull()
    expect(wantedAttributes('lead', null)).toBeNull()
  })

  it('the role is the user’s role, else the title', () => {
    const role = (over: object) => wantedAttributes('lead', { ...lead, owner: { ...owner, ...over } })
    expect(role({ roleName: null })).toMatchObject({ SALESFORCE_OWNER_ROLE: 'Rep' })
    expect(role({ roleName: ' ', title: null })).toMatchObject({ SALESFORCE_OWNER_ROLE: null })
    expect(role({ roleName: undefined, title: null })).not.toHaveProperty('SALESFORCE_OWNER_ROLE')
  })

  it('a queue is no user; what was not read is left alone', () => {
    expect(wantedAttributes('lead', { ...lead, owner: { kind: 'queue' } })).toMatchObject({
      SALESFORCE_OWNER_ID: null,
      SALESFORCE_OWNER_ROLE: null,
    })
    const hidden = wantedAttributes('lead', { ...lead, title: undefined, status: undefined, owner: undefined })
    expect(Object.keys(hidden!)).toEqual(['SALESFORCE_ID', 'SALESFORCE_OBJECT_TYPE'])
  })
})

describe('the difference', () => {
  const wanted = wantedAttributes('lead', { ...lead, title: null })!
  it('is what changes, and clears only what is set', () => {
    expect(difference({ ...wanted, SALESFORCE_STATUS: 'New' }, wanted)).toEqual({ SALESFORCE_STATUS: 'Open' })
    expect(difference({ ...wanted, SALESFORCE_TITLE: 'CEO' }, wanted)).toEqual({ SALESFORCE_TITLE: null })
    expect(difference({}, wanted)).not.toHaveProperty('SALESFORCE_TITLE')
    expect(difference({ ...wanted, SALESFORCE_TITLE: '' }, wanted)).toEqual({})
  })

  it('once applied is empty, and touches nothing else', () => {
    const value = fc.option(fc.constantFrom('a', 'b', ''), { nil: null })
    const values = fc.record(Object.fromEntries(SALESFORCE_ATTRIBUTES.map((name) => [name, value])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(values, values, (current, target) => {
        const wanted = Object.fromEntries(
          Object.entries(target).map(([k, v]) => [k, v === '' ? null : v]),
        ) as WantedAttributes
        const changed = difference({ plan: 'Pro', ...current }, wanted)
        expect(changed).not.toHaveProperty('plan')
        expect(difference({ ...current, ...changed }, wanted)).toEqual({})
      }),
      runs(300),
    )
  })
})

describe('the events', () => {
  const wanted = wantedAttributes('lead', lead)!
  it('tell a change with both values, at the record’s time in seconds', () => {
    expect(changeEvents({ ...wanted, SALESFORCE_STATUS: 'New' }, wanted, lead.systemModstamp)).toEqual([
      { name: 'SALESFORCE_CHANGE_STATUS', createdAt: 1_700_000_000, metadata: { old: 'New', new: 'Open' } },
    ])
  })

  it('are not sent for a first value, nor where nothing changed', () => {
    expect(changeEvents({}, wanted, 0)).toEqual([])
    expect(changeEvents(wanted, wanted, 0)).toEqual([])
  })

  it('a conversion is one change of type, not one of status', () => {
    const contact = wantedAttributes('contact', { ...lead, object: 'Contact' })!
    expect(changeEvents(wanted, contact, 1000).map((one) => one.name)).toEqual(['SALESFORCE_CHANGE_OBJECT_TYPE'])
  })
})

it('names the data attributes that Intercom still lacks', () => {
  expect(missingAttributes([])).toHaveLength(8)
  expect(missingAttributes(SALESFORCE_ATTRIBUTES.slice(1))).toEqual(['SALESFORCE_STATUS'])
})

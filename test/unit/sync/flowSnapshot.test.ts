import { expect, test } from 'vitest'
import { mappableAttributes, type AttributeDefinition } from '../../../src/main/domain/mapping/attributes'
import { sideBefore, snapshotOf } from '../../../src/main/sync/flowSnapshot'
import { company, person } from '../domain/mapping/builders'

const definition = (model: 'contact' | 'company', name: string, dataType: string): AttributeDefinition => ({
  model,
  name,
  label: name,
  dataType,
  options: [],
  writable: true,
  archived: false,
})

const ATTRIBUTES = mappableAttributes([
  definition('contact', 'plan.tier', 'string'),
  definition('contact', 'renewal', 'date'),
  definition('company', 'region', 'string'),
])

const before = {
  person: person({
    name: 'Ana',
    phone: '+1',
    signedUpAt: 1_700_000_000_000,
    unsubscribed: true,
    country: 'Germany',
    countryCode: 'DE',
    continentCode: 'EU',
    referrer: 'https://a.example',
    utm: { source: 'mail', term: 'x' },
    customAttributes: { 'plan.tier': 'gold', renewal: 1_800_000_000 },
  }),
  company: company({ name: 'Acme', size: 12, customAttributes: { region: 'North' } }),
}
const now = {
  person: person({
    role: 'user',
    name: null,
    email: 'b@b.example',
    utm: { source: 'ads' },
    customAttributes: { other: 1 },
  }),
  company: null,
}

test.each([
  ['then', before, now],
  ['now', now, before],
])('every attribute reads as it was (%s)', (_when, then, after) => {
  const side = sideBefore(after, snapshotOf(then, ATTRIBUTES), ATTRIBUTES)
  for (const attribute of ATTRIBUTES) {
    expect([attribute.key, attribute.read(side.person, side.company)]).toEqual([
      attribute.key,
      attribute.read(then.person, then.company),
    ])
  }
})

test('what the snapshot does not know counts as it is now', () => {
  const known = ATTRIBUTES.filter((one) => one.key === 'person.name')
  const side = sideBefore(now, snapshotOf(before, known), ATTRIBUTES)
  expect(side.person).toMatchObject({ name: 'Ana', email: 'b@b.example', utm: { source: 'ads' } })
  // A state is written by its country, so that is always known.
  expect(side.person.countryCode).toBe('DE')
})

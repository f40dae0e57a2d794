import { describe, expect, it } from 'vitest'
import { agreement, directionOf, planLines, type Side } from '../../../../src/main/domain/merging/plan'

function side(values: Partial<Side> & { id: string }): Side {
  return {
    role: 'lead',
    displayName: values.id,
    name: null,
    email: null,
    phone: null,
    ownerName: null,
    companies: [],
    tags: [],
    country: null,
    customAttributes: {},
    ...values,
  }
}
const lead = side({ id: 'lead' })
const user = side({ id: 'user', role: 'user' })

describe('which way Intercom merges', () => {
  it('is a lead into a user, whichever comes first', () => {
    expect(directionOf(lead, user).merge).toEqual({ from: 'lead', into: 'user' })
    expect(directionOf(user, lead).merge).toEqual({ from: 'lead', into: 'user' })
  })

  it('is none for two leads, two users, and one person', () => {
    expect(directionOf(lead, side({ id: 'other' }))).toMatchObject({
      merge: null,
      why: expect.stringContaining('two leads'),
    })
    expect(directionOf(user, { ...user, id: 'other' })).toMatchObject({
      merge: null,
      why: expect.stringContaining('two users'),
    })
    expect(directionOf(lead, lead).merge).toBeNull()
  })

  it('needs the same email or phone, as Intercom checks it', () => {
    expect(agreement({ ...lead, email: 'A@x.test' }, { ...user, email: 'a@x.test' })).toBe('email')
    expect(agreement({ ...lead, phone: '+49 1' }, { ...user, phone: '+49 1' })).toBe('phone')
    expect(agreement({ ...lead, phone: '+49 1' }, { ...user, phone: '+491' })).toBeNull()
    expect(agreement(lead, user)).toBeNull()
  })
})

it('side by side: the user keeps theirs and gets what they lack; lists are joined', () => {
  const lines = planLines(
    { ...lead, name: 'Lea', phone: '1', ownerName: 'Rae', tags: ['VIP'], customAttributes: { plan: 'free', seats: 3 } },
    { ...user, name: 'Lea User', tags: ['Trial'], customAttributes: { plan: 'pro' } },
  )
  expect(lines.map(({ label, after, lost }) => [label, after, lost])).toEqual([
    ['Name', 'Lea User', true],
    ['Phone', '1', false],
    ['Owner', 'Rae', false],
    ['Tags', 'Trial, VIP', false],
    ['plan', 'pro', true],
    ['seats', '3', false],
  ])
})

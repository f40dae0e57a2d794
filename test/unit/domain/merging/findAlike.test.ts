import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf } from '../../../../src/main/domain/merging/domainOf'
import { type Alike, createAlikeFinder, type Somebody } from '../../../../src/main/domain/merging/findAlike'
import { isSimilarName } from '../../../../src/main/domain/merging/names'
import { sorted } from '../../../../src/main/domain/sorted'

function somebody(id: string, values: Partial<Somebody> = {}): Somebody {
  const { email = null } = values
  return {
    id,
    role: 'lead',
    name: null,
    email,
    phone: null,
    domain: domainOf(email),
    companyIds: [],
    isMine: true,
    ...values,
  }
}

function found(people: readonly Somebody[], apart: readonly string[] = []): Alike[] {
  const finder = createAlikeFinder()
  for (const one of people) finder.add(one)
  const pairs = finder.pairs(new Set(apart))
  for (;;) {
    const step = pairs.next()
    if (step.done === true) return step.value
  }
}

describe('who may be there twice', () => {
  it('is found by email without regard to case, by the digits of the phone, and by name with company or domain', () => {
    const ana = { name: 'Ana Ruiz' }
    expect(found([somebody('1', { email: 'Ana@X.test' }), somebody('2', { email: 'ana@x.test ' })])).toMatchObject([
      { a: '1', b: '2', reasons: ['email'] },
    ])
    expect(
      found([somebody('1', { phone: '+49 (30) 123-4567' }), somebody('2', { phone: '0049301234567' })]),
    ).toMatchObject([{ reasons: ['phone'] }])
    expect(
      found([somebody('1', { ...ana, companyIds: ['c'] }), somebody('2', { name: 'A. Ruiz', companyIds: ['c'] })]),
    ).toMatchObject([{ reasons: ['name+company'] }])
    const domains = [
      somebody('1', { ...ana, email: 'ana@acme.test' }),
      somebody('2', { name: 'Ruiz, Ana', email: 'a.ruiz@acme.test' }),
    ]
    expect(found(domains)).toMatchObject([{ reasons: ['name+domain'] }])
    // A provider's domain says nothing, and neither does a name alone.
    expect(
      found([somebody('1', { ...ana, email: 'a@gmail.com' }), somebody('2', { ...ana, email: 'b@gmail.com' })]),
    ).toEqual([])
  })

  it('tells the surest reason of a pair first', () => {
    const one = { name: 'Ana Ruiz', email: 'ana@x.test', phone: '+49 30 1234567', companyIds: ['c'] }
    const reasons = ['email', 'phone', 'name+company', 'name+domain']
    expect(found([somebody('1', one), somebody('2', one)])).toMatchObject([{ reasons }])
  })

  it('is ranked: surer reasons first, and of equal ones those that Intercom merges; the lead comes first', () => {
    const pairs = found([
      somebody('u', { role: 'user', email: 'x@a.test' }),
      somebody('l', { email: 'x@a.test' }),
      somebody('p', { phone: '555 123 456' }),
      somebody('q', { phone: '555123456' }),
      somebody('e', { email: 'y@a.test' }),
      somebody('f', { email: 'y@a.test' }),
    ])
    expect(pairs.map(({ a, b }) => a + b)).toEqual(['lu', 'ef', 'pq'])
  })

  it('leaves out who is said to be apart, who are nobody of the rep, and what too many share', () => {
    const twins = [somebody('1', { email: 'x@a.test' }), somebody('2', { email: 'x@a.test' })]
    expect(found(twins, ['1 2'])).toEqual([])
    expect(found(twins.map((one) => ({ ...one, isMine: false })))).toEqual([])
    const switchboard = Array.from({ length: 60 }, (_, at) => somebody(`s${at}`, { phone: '030 1234567' }))
    expect(found(switchboard)).toEqual([])
  })

  it.each([
    ['Ana Ruiz', 'Ruiz Ana', true],
    ['Ana Ruiz', 'Ana Ruiz Gil', true],
    ['Jon Meyer', 'Jon Meier', true],
    ['José Núñez', 'Jose Nunez', true],
    ['Ana Ruiz', 'Ana Gomez', false],
    ['Ana', 'Ana Ruiz', false],
    ['A R', 'Ana Ruiz', false],
    ['Jon', 'Jan', false],
    [null, 'Ana', false],
  ])('names: %s and %s are similar: %s', (a, b, similar) => {
    expect(isSimilarName(a, b)).toBe(similar)
    expect(isSimilarName(b, a)).toBe(similar)
  })
})

describe('looking for them', () => {
  /** How many steps it takes, and the most pairs that are looked at within one. */
  function stepsOf(people: readonly Somebody[]): { steps: number; most: number; pairs: number } {
    let looked = 0
    const finder = createAlikeFinder()
    for (const one of people) finder.add(one)
    const pairs = finder.pairs({ has: () => (looked++, false) } as unknown as ReadonlySet<string>)
    for (let [steps, most] = [1, 0]; ; steps += 1) {
      looked = 0
      const step = pairs.next()
      most = Math.max(most, looked)
      if (step.done === true) return { steps, most, pairs: step.value.length }
    }
  }

  it('is done in small steps: in a large group, where nobody shares anything, and where many pairs are put in order', () => {
    const group = Array.from({ length: 40 }, (_, at) => somebody(`g${at}`, { name: 'Ana Ruiz', companyIds: ['c'] }))
    expect(stepsOf(group)).toMatchObject({ most: 39, pairs: 780 })
    const alone = Array.from({ length: 5_000 }, (_, at) => somebody(`a${at}`, { email: `a${at}@gmail.com` }))
    expect(stepsOf(alone)).toMatchObject({ steps: 11, pairs: 0 })
    const twins = Array.from({ length: 4_000 }, (_, at) => somebody(`t${at}`, { email: `t${at >> 1}@gmail.com` }))
    expect(stepsOf(twins).steps).toBeGreaterThan(4_000 + 4 + 4)
  })

  it('puts pairs in order as a plain sort does, rows that are equal in their first order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 7 }), (numbers, size) => {
        const rows = numbers.map((weight, at) => ({ weight, at }))
        const steps = sorted(rows, (a, b) => a.weight - b.weight, size)
        let step = steps.next()
        while (step.done !== true) step = steps.next()
        expect(step.value).toEqual(rows.toSorted((a, b) => a.weight - b.weight))
      }),
    )
  })
})

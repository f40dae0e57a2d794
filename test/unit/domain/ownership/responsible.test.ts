import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownerFromSalesforce, type OwnerRef } from '../../../../src/main/domain/ownership/fromSalesforce'
import { automaticActs, ownerChange, replacedSentence } from '../../../../src/main/domain/ownership/responsible'
import { runs } from '../../../builders/runs'
import { input, queue, user } from './builders'

const reps = ['ana', 'bo', 'cy']
const maybeRep = fc.option(fc.constantFrom(...reps), { nil: null })
const maybeOwner = fc.constantFrom<(OwnerRef | null)[]>(null, queue, user('ana'), user('bo'), user('cy'), user('zed'))

describe('which desktop acts', () => {
  it('the Intercom owner’s does all, the Salesforce owner’s sets the owner, others nothing', () => {
    const acts = (rep: string) => automaticActs({ intercomOwner: 'ana', salesforceOwner: 'bo', rep })
    expect(reps.map(acts)).toEqual(['all', 'setOwner', 'nothing'])
    expect(automaticActs({ intercomOwner: 'ana', salesforceOwner: 'ana', rep: 'ana' })).toBe('all')
    expect(automaticActs({ intercomOwner: null, salesforceOwner: null, rep: 'ana' })).toBe('nothing')
  })

  it('at most one rep’s desktop writes records for a person', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(), (all, at, other) => {
        const pick = (n: number): string | null =>
          n % (all.length + 1) === all.length ? null : all[n % (all.length + 1)]!
        const writing = all.filter(
          (rep) => automaticActs({ intercomOwner: pick(at), salesforceOwner: pick(other), rep }) === 'all',
        )
        expect(writing.length).toBeLessThanOrEqual(1)
      }),
      runs(500),
    )
  })
})

describe('owner changes', () => {
  const setup = fc.record({
    account: maybeOwner,
    contact: maybeOwner,
    lead: maybeOwner,
    start: maybeRep,
    came: fc.boolean(),
    fallback: maybeRep,
  })
  const states =
    (facts: { account: OwnerRef | null; contact: OwnerRef | null; lead: OwnerRef | null; fallback: string | null }) =>
    (ownerId: string | null, cameFromSalesforce: boolean) =>
      ownerFromSalesforce(
        input({
          match: 'contact',
          ...facts,
          fallbackTeammateId: facts.fallback,
          current: { teammateId: ownerId, cameFromSalesforce },
        }),
      )

  it('applied twice change nothing more', () => {
    fc.assert(
      fc.property(setup, fc.constantFrom(...reps), ({ start, came, ...facts }, rep) => {
        const decide = states(facts)
        const first = ownerChange(start, decide(start, came), rep)
        if (first) expect(ownerChange(first.ownerId, decide(first.ownerId, came), rep)).toBeNull()
      }),
      runs(1000),
    )
  })

  it('come to the same owner in any order of desktops, one of them on two machines', () => {
    const desktops = [...reps, 'ana']
    const orders = fc.array(fc.constantFrom(...desktops.keys()), { minLength: 0, maxLength: 12 })
    fc.assert(
      fc.property(setup, orders, orders, ({ start, came, ...facts }, one, other) => {
        const decide = states(facts)
        // Each desktop knows whether it (or the store it shares) had taken the owner it sees from Salesforce.
        const play = (order: number[]): string | null => {
          let owner = start
          const round = [...order, ...desktops.keys(), ...desktops.keys()]
          for (const at of round) {
            const change = ownerChange(owner, decide(owner, came && owner === start), desktops[at]!)
            if (change) owner = change.ownerId
          }
          return owner
        }
        expect(play(one)).toBe(play(other))
      }),
      runs(1000),
    )
  })

  it('are made by nobody else', () => {
    const decision = { teammateId: 'bo', applies: true, from: 'lead' as const }
    expect(ownerChange('ana', decision, 'cy')).toBeNull()
    expect(ownerChange(null, decision, 'cy')).toBeNull()
    expect(ownerChange(null, decision, 'bo')).toEqual({ ownerId: 'bo', cameFromSalesforce: true })
    expect(ownerChange('ana', decision, 'ana')).toEqual({ ownerId: 'bo', cameFromSalesforce: true })
    expect(ownerChange('ana', { ...decision, applies: false }, 'ana')).toBeNull()
    expect(ownerChange('ana', { ...decision, from: 'fallback' }, 'ana')).toEqual({
      ownerId: 'bo',
      cameFromSalesforce: false,
    })
    // A fallback teammate is not Salesforce's owner, so only the present owner's desktop hands people over.
    expect(ownerChange('ana', { ...decision, from: 'fallback' }, 'bo')).toBeNull()
  })

  it('tell the rep whose manual choice was replaced', () => {
    const decision = { applies: true, why: 'Bo owns the Lead in Salesforce.' }
    const by = (cameFromSalesforce: boolean) =>
      replacedSentence({ ownerName: 'Ana', cameFromSalesforce }, decision, 'Bo')
    expect(by(false)).toContain('Bo replaced Ana, who had been chosen by hand')
    expect(by(true)).toBeNull()
    expect(replacedSentence({ ownerName: null, cameFromSalesforce: false }, decision, 'Bo')).toBeNull()
  })
})

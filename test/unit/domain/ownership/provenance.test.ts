import { describe, expect, it } from 'vitest'
import { adminMessage } from '../../../../src/main/domain/ownership/permission'
import { ownerHow, ownerSentence, ownershipNews } from '../../../../src/main/domain/ownership/provenance'

describe('how an owner came about', () => {
  it('is read from the write that set it', () => {
    expect(ownerHow({ ownerId: '1' })).toBe('hand')
    const origin = { by: 'automatic', setting: 'owners' }
    expect(ownerHow({ origin, from: 'account' })).toBe('account')
    expect(ownerHow({ origin, from: 'contact' })).toBe('contact')
    expect(ownerHow({ origin, from: 'lead' })).toBe('lead')
    expect(ownerHow({ origin, from: 'fallback' })).toBe('automation')
    expect(ownerHow({ origin })).toBe('automation')
  })

  it('is said in a sentence of its own', () => {
    const of = (how: Parameters<typeof ownerSentence>[0]['how'], isUnsent = false, why: string | null = null): string =>
      ownerSentence({ how, why, isUnsent })
    expect(of('hand')).toBe('Set by hand here')
    expect(of('hand', true)).toBe('Set by hand here, not sent yet')
    expect(of('account')).toBe('From the Account in Salesforce')
    expect(of('contact')).toBe('From the Contact in Salesforce')
    expect(of('lead')).toBe('From the Lead in Salesforce')
    expect(of('automation')).toBe('Set by an automation of Repdesk')
    expect(of('automation', false, 'Nobody was left.')).toBe('Set by an automation of Repdesk: Nobody was left.')
    expect(of('intercom')).toBe('Changed in Intercom')
    expect(of('unknown')).toBe('Set in Intercom before this desktop knew of it')
  })
})

describe('the feed’s line', () => {
  const people = ['Ana', 'Bo', 'Cy', 'Di', 'Ed'].map((personName) => ({ personName, ownerName: 'Kim' }))
  it('names one, and some of many', () => {
    expect(ownershipNews('gained', people.slice(0, 1))).toBe('Ana is yours now: the owner was changed in Intercom.')
    expect(ownershipNews('lost', people.slice(0, 1))).toBe('Ana is no longer yours: in Intercom Kim is the owner now.')
    expect(ownershipNews('lost', [{ personName: 'Ana', ownerName: null }])).toContain('nobody is the owner now')
    expect(ownershipNews('gained', people)).toBe('5 people became yours in Intercom: Ana, Bo, Cy and 2 more.')
    expect(ownershipNews('lost', people.slice(0, 3))).toBe('3 people are no longer yours in Intercom: Ana, Bo, Cy.')
  })
})

describe('the message to an admin', () => {
  it('names the permission by its own words, the plan, or the team’s profile, and who asks', () => {
    const rep = { name: 'Kim Vega', email: 'kim@acme.example' }
    expect(adminMessage(rep, 'permission')).toContain('Kim Vega (kim@acme.example)')
    expect(adminMessage(rep, 'permission')).toContain('Reassigning conversations and editing lead or user ownership')
    expect(adminMessage(rep, 'plan_restricted')).toContain('api_plan_restricted')
    expect(adminMessage({ ...rep, email: '' }, 'team')).toContain('profile for Repdesk')
  })
})

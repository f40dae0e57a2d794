import { describe, expect, it } from 'vitest'
import { ownerFromSalesforce, type OwnershipInput } from '../../../../src/main/domain/ownership/fromSalesforce'
import { userMapping } from '../../../../src/main/domain/ownership/teammates'
import { input, queue, TEAMMATES, user, USERS } from './builders'

const decide = (over: Partial<OwnershipInput>) => ownerFromSalesforce(input(over))

describe('the owner from Salesforce', () => {
  it('is the account’s, else the contact’s, else the lead’s', () => {
    const all = { match: 'contact' as const, account: user('ana'), contact: user('bo'), lead: user('cy') }
    expect(decide(all)).toMatchObject({ teammateId: 'ana', from: 'account', userId: '005ana', applies: true })
    expect(decide({ ...all, account: null })).toMatchObject({ teammateId: 'bo', from: 'contact' })
    expect(decide({ ...all, account: null, contact: null })).toMatchObject({ teammateId: 'cy', from: 'lead' })
  })

  it('is locked and says where it comes from', () => {
    const decision = decide({ lead: user('bo') })
    expect(decision.isLocked).toBe(true)
    expect(decision.why).toBe('bo sf owns the Lead in Salesforce.')
    expect(decision.lockSentence).toBe(
      'BO is the owner because bo sf owns the Lead in Salesforce. Change the owner there.',
    )
  })

  it('an account owner without a teammate clears it, even if the contact’s would match', () => {
    const decision = decide({
      match: 'contact',
      account: user('zed'),
      contact: user('bo'),
      current: { teammateId: 'cy', cameFromSalesforce: false },
      fallbackTeammateId: 'ana',
    })
    expect(decision).toMatchObject({ teammateId: null, from: 'account', applies: true, isLocked: true })
    expect(decision.why).toContain('no teammate in Intercom has that user’s email')
  })

  it('a contact’s or lead’s owner without a teammate is no owner', () => {
    const had = { teammateId: 'cy', cameFromSalesforce: true }
    expect(decide({ match: 'contact', contact: user('zed'), lead: user('bo'), current: had })).toMatchObject({
      teammateId: null,
      from: 'none',
      applies: true,
    })
    expect(decide({ lead: user('zed'), current: had, fallbackTeammateId: 'ana' })).toMatchObject({
      teammateId: 'ana',
      from: 'fallback',
      isLocked: false,
    })
  })

  it('a Lead in a queue has no owner', () => {
    const decision = decide({ lead: queue, current: { teammateId: 'cy', cameFromSalesforce: true } })
    expect(decision).toMatchObject({ teammateId: null, applies: true })
    expect(decision.why).toContain('in the queue Inbound')
  })

  it('falls back only for people who lose their Salesforce owner here', () => {
    const lost = { match: 'none' as const, fallbackTeammateId: 'ana' }
    expect(decide({ ...lost, current: { teammateId: 'cy', cameFromSalesforce: true } })).toMatchObject({
      teammateId: 'ana',
      from: 'fallback',
    })
    expect(decide({ ...lost, current: { teammateId: 'cy', cameFromSalesforce: false } })).toMatchObject({
      teammateId: 'cy',
      applies: false,
    })
    expect(decide({ ...lost, current: { teammateId: null, cameFromSalesforce: false } })).toMatchObject({
      teammateId: null,
      applies: false,
    })
    const left = decide({
      ...lost,
      fallbackTeammateId: 'gone',
      current: { teammateId: 'cy', cameFromSalesforce: true },
    })
    expect(left).toMatchObject({ teammateId: null, from: 'none', applies: true })
  })

  it('a person without a match has no owner there, whatever record is still cached', () => {
    expect(decide({ match: 'none', lead: user('bo') })).toMatchObject({ teammateId: null, applies: false })
  })

  it('keeps what came from Salesforce locked while nothing newer is known', () => {
    const came = decide({ match: 'several', current: { teammateId: 'cy', cameFromSalesforce: true } })
    expect(came.isLocked).toBe(true)
    expect(came.lockSentence).toContain('This owner came from Salesforce')
    expect(decide({ match: 'several', current: { teammateId: 'cy', cameFromSalesforce: false } }).isLocked).toBe(false)
  })

  it('replaces a manual owner when Salesforce finds one', () => {
    const decision = decide({ lead: user('bo'), current: { teammateId: 'cy', cameFromSalesforce: false } })
    expect(decision).toMatchObject({ teammateId: 'bo', applies: true })
  })

  it('changes nothing where it does not know', () => {
    const current = { teammateId: 'cy', cameFromSalesforce: true }
    expect(decide({ match: 'several', lead: user('bo'), current })).toMatchObject({ teammateId: 'cy', applies: false })
    expect(decide({ match: 'unknown', lead: user('bo'), current })).toMatchObject({ teammateId: 'cy', applies: false })
    const unseen = { id: '005unseen', kind: 'user' as const, name: null }
    expect(decide({ lead: unseen, current })).toMatchObject({ teammateId: 'cy', applies: false })
    expect(decide({ lead: unseen, current, overrides: { '005unseen': 'bo' } })).toMatchObject({
      teammateId: 'bo',
      applies: true,
    })
  })

  it('overrides go before emails, to a teammate or to nobody', () => {
    expect(decide({ lead: user('zed'), overrides: { '005zed': 'bo' } })).toMatchObject({
      teammateId: 'bo',
      isLocked: true,
    })
    const nobody = decide({ match: 'contact', account: user('ana'), overrides: { '005ana': null } })
    expect(nobody).toMatchObject({ teammateId: null, from: 'account' })
    expect(nobody.why).toContain('set to be no teammate')
    expect(decide({ match: 'contact', account: user('ana'), overrides: { '005ana': 'gone' } }).why).toContain(
      'no longer in Intercom',
    )
  })

  it('a user who is not active still owns, and the sentence says so', () => {
    const teammates = [...TEAMMATES, { id: 'ian', name: 'IAN', email: 'ian@x.example' }]
    const decision = decide({ lead: user('ian'), teammates })
    expect(decision.teammateId).toBe('ian')
    expect(decision.why).toContain('not active')
  })

  it('shows the whole mapping, those who are not active last', () => {
    const rows = userMapping([...USERS.values()], TEAMMATES, { '005zed': 'cy', '005bo': null })
    expect(rows.map((row) => [row.user.id, row.teammate?.id ?? null, row.by])).toEqual([
      ['005ana', 'ana', 'email'],
      ['005bo', null, 'override'],
      ['005cy', 'cy', 'email'],
      ['005zed', 'cy', 'override'],
      ['005ian', null, null],
    ])
  })
})

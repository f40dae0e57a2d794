import { describe, expect, it } from 'vitest'
import { besideIntercomApp, type Traces } from '../../../../src/main/domain/ownership/besideIntercomApp'

const look = (over: Partial<Traces>) => besideIntercomApp({ attributes: [], tasks: [], owners: [], ...over })
const link = 'https://app.intercom.com/a/inbox/abc/inbox/conversation/123'
const task = { id: '00T1', subject: 'Chat', description: `See ${link}`, madeHere: false }

describe('traces of Intercom’s own Salesforce app', () => {
  it('none: nothing is suspected', () => expect(look({})).toEqual({ suspected: false, evidence: [] }))

  it('attributes that this desktop did not write', () => {
    const attribute = { personId: 'p1', name: 'SALESFORCE_STATUS', value: 'Open' }
    expect(look({ attributes: [attribute] }).evidence).toEqual([
      '1 person has Salesforce attributes that Repdesk never wrote (SALESFORCE_STATUS).',
    ])
    expect(look({ attributes: [{ ...attribute, writtenHere: 'New' }] }).evidence[0]).toContain('changed after Repdesk')
    expect(look({ attributes: [{ ...attribute, writtenHere: 'Open' }] }).suspected).toBe(false)
    expect(look({ attributes: [{ ...attribute, value: null }] }).suspected).toBe(false)
    expect(look({ attributes: [{ ...attribute, name: 'plan' }] }).suspected).toBe(false)
  })

  it('Tasks with a link to a conversation that no Repdesk made', () => {
    expect(look({ tasks: [task] }).evidence).toEqual([
      '1 Task links to a conversation in Intercom and was not made by Repdesk.',
    ])
    expect(look({ tasks: [task, { ...task, id: '2' }] }).evidence[0]).toContain('2 Tasks link')
    expect(look({ tasks: [{ ...task, madeHere: true }] }).suspected).toBe(false)
    // Another rep's Repdesk leaves its reference at the end of the Subject.
    expect(look({ tasks: [{ ...task, subject: 'Chat [123/a7f]' }] }).suspected).toBe(false)
    expect(look({ tasks: [{ ...task, description: 'https://www.intercom.com/help' }] }).suspected).toBe(false)
    expect(
      look({ tasks: [{ ...task, description: 'https://app.eu.intercom.com/a/apps/x/conversations/9' }] }).suspected,
    ).toBe(true)
  })

  it('owners that move back', () => {
    const moved = { personId: 'p1', before: 'ana', written: 'bo', found: 'ana' }
    expect(look({ owners: [moved, { ...moved, personId: 'p2' }] }).evidence).toEqual([
      'The owner of 2 people moved back after Repdesk had changed it.',
    ])
    expect(look({ owners: [{ ...moved, found: 'cy' }] }).suspected).toBe(false)
    expect(look({ owners: [{ ...moved, written: 'ana' }] }).suspected).toBe(false)
    expect(look({ owners: [{ ...moved, found: 'bo' }] }).suspected).toBe(false)
  })
})

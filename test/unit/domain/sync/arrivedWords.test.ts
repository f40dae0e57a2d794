import { describe, expect, it } from 'vitest'
import { arrivedWords, type FirstSyncCounts } from '../../../../src/main/domain/sync/arrivedWords'

const org = { leads: 96, contacts: 1, accounts: 40, opportunities: 0, cases: 2, tasks: 1_310, several: 0 }
const counts: FirstSyncCounts = {
  intercom: true,
  people: 412,
  conversations: 1_240,
  salesforce: org,
  isSalesforceConnected: true,
  tookMs: 4 * 60_000 + 10_000,
}

describe('the notice at the end of the first sync', () => {
  it('says what came in, leaves out what there is none of, and opens the book', () => {
    expect(arrivedWords(counts)).toEqual({
      title: 'First sync finished in 4 minutes',
      text: '412 people, 1,240 conversations, 96 Leads, 1 Contact, 40 Accounts, 2 Cases and 1,310 Tasks are on this computer now.',
      next: 'openBook',
    })
  })

  it('names the people with several records, as what is to be done next', () => {
    const told = arrivedWords({ ...counts, intercom: false, salesforce: { ...org, several: 3 } })
    expect(told.title).toBe('First sync of Salesforce finished in 4 minutes')
    expect(told.text).not.toContain('412')
    expect(told.text).toContain('3 people have several records in Salesforce to choose from.')
    expect(told.next).toBe('chooseMatches')
    expect(arrivedWords({ ...counts, salesforce: { ...org, several: 1 } }).text).toContain('One person has several')
  })

  it('leads to Salesforce where only Intercom is connected', () => {
    const told = arrivedWords({
      ...counts,
      salesforce: null,
      isSalesforceConnected: false,
      people: 1,
      conversations: 0,
    })
    expect(told.text).toBe('1 person is on this computer now. Connect Salesforce to see their Leads and Contacts.')
    expect(told.next).toBe('connectSalesforce')
  })

  it('words short and long times, and nothing found', () => {
    expect(arrivedWords({ ...counts, tookMs: 20_000 }).title).toBe('First sync finished in less than a minute')
    expect(arrivedWords({ ...counts, tookMs: 125 * 60_000 }).title).toBe('First sync finished in 2 hours 5 minutes')
    expect(arrivedWords({ ...counts, tookMs: 60 * 60_000 }).title).toBe('First sync finished in 1 hour')
    const none = arrivedWords({ ...counts, people: 0, conversations: 0, salesforce: null })
    expect(none.text).toBe('Nothing of yours was found.')
  })
})

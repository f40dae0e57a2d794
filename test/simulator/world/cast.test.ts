import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../src/simulator/world/createWorld'
import { CAST_NAMES, castEntry, type CastName } from '../../../src/simulator/world/cast'
import type { CastMember } from '../../../src/simulator/world/story'

const world = createWorld({ seed: 9, people: 250, now: Date.UTC(2026, 10, 22) })
const { intercom, salesforce, rep, story } = world
const member = (name: CastName): CastMember => story.cast[name]!
const person = (name: CastName) => intercom.contacts.find((contact) => contact.id === member(name).contactId)!
const record = (object: string, id: string | undefined) => salesforce.records[object]!.find((row) => row['Id'] === id)!
const withEmail = (object: string, name: CastName) =>
  salesforce.records[object]!.filter((row) => String(row['Email']).toLowerCase() === member(name).email)
const lastTalk = (name: CastName) => {
  const id = member(name).conversationIds.at(-1)
  return intercom.conversations.find((conversation) => conversation.id === id)!
}
const ownerOfLead = (name: CastName): unknown => record('Lead', member(name).leadIds[0])['OwnerId']

describe('the cast', () => {
  it('is whole, and owned as planned, in every world that has room for it', () => {
    for (const people of [CAST_NAMES.length, 250]) {
      const small = createWorld({ seed: 1, people, now: Date.UTC(2026, 10, 22) })
      expect(Object.keys(small.story.cast)).toEqual(CAST_NAMES)
      for (const name of CAST_NAMES) {
        const found = small.intercom.contacts.find((contact) => contact.id === small.story.cast[name]?.contactId)
        const { owner, role } = castEntry(name)
        expect(found?.role).toBe(role)
        if (owner === 'nobody') expect(found?.owner_id).toBeNull()
        else if (owner === 'rep') expect(found?.owner_id).toBe(small.rep.adminId)
        else expect(found?.owner_id).not.toBe(small.rep.adminId)
      }
    }
  })

  it('has a lead and a user with one email', () => {
    expect(person('sameEmailLead').email).toBe(person('sameEmailUser').email)
    expect([person('sameEmailLead').role, person('sameEmailUser').role]).toEqual(['lead', 'user'])
  })

  it('has no record, one, and several for an email', () => {
    expect([withEmail('Lead', 'notInSalesforce').length, withEmail('Contact', 'notInSalesforce').length]).toEqual([
      0, 0,
    ])
    expect(withEmail('Lead', 'oneLead')).toHaveLength(1)
    expect(withEmail('Contact', 'oneContact')).toHaveLength(1)
    expect(withEmail('Lead', 'severalLeads')).toHaveLength(3)
    expect([withEmail('Lead', 'leadAndContact').length, withEmail('Contact', 'leadAndContact').length]).toEqual([1, 1])
    expect(withEmail('Contact', 'twoContacts')).toHaveLength(2)
  })

  it('has people about whom little is known', () => {
    const known = (name: CastName) => [
      person(name).email !== null,
      person(name).phone !== null,
      person(name).name !== null,
    ]
    expect(known('onlyEmail')).toEqual([true, false, false])
    expect(known('noEmail')).toEqual([false, true, true])
    expect(known('anonymous')).toEqual([false, false, false])
  })

  it('has a converted Lead', () => {
    const row = record('Lead', member('convertedLead').leadIds[0])
    expect(row['IsConverted']).toBe(true)
    expect(record('Contact', String(row['ConvertedContactId']))['Email']).toBe(member('convertedLead').email)
    expect(record('Account', String(row['ConvertedAccountId']))).toBeDefined()
  })

  it('has owners that agree and owners that do not', () => {
    expect(ownerOfLead('oneLead')).toBe(rep.salesforceUserId)
    expect(ownerOfLead('ownersDisagree')).not.toBe(rep.salesforceUserId)
    expect(ownerOfLead('repOwnsLeadOnly')).toBe(rep.salesforceUserId)
    expect(story.unmappedUserIds).toContain(ownerOfLead('leadOwnerUnmapped'))
    expect(ownerOfLead('leadOwnerInactive')).toBe(story.inactiveUserId)
    expect(ownerOfLead('leadInQueue')).toBe(story.queueId)
    const owners = (name: CastName) => {
      const contact = record('Contact', member(name).contactIds[0])
      return [contact['OwnerId'], record('Account', String(contact['AccountId']))['OwnerId']]
    }
    expect(owners('repOwnsContactOnly')).toEqual([rep.salesforceUserId, rep.salesforceUserId])
    expect(owners('accountOwnerWins')[0]).toBe(rep.salesforceUserId)
    expect(owners('accountOwnerWins')[1]).not.toBe(rep.salesforceUserId)
    expect(story.unmappedUserIds).toContain(owners('accountOwnerUnmapped')[1])
  })

  it('has an email in other letters', () => {
    const email = record('Lead', member('emailInOtherCase').leadIds[0])['Email']
    expect(email).not.toBe(member('emailInOtherCase').email)
    expect(String(email).toLowerCase()).toBe(member('emailInOtherCase').email)
  })

  it('has open business', () => {
    expect(member('oneOpenOpportunity').openOpportunityIds).toHaveLength(1)
    expect(member('oneOpenOpportunity').opportunityIds).toHaveLength(2)
    expect(member('severalOpenOpportunities').openOpportunityIds).toHaveLength(2)
    const roles = salesforce.records['OpportunityContactRole']!
    for (const id of member('severalOpenOpportunities').openOpportunityIds) {
      expect(String(record('Opportunity', id)['StageName'])).not.toMatch(/^Closed/)
      expect(
        roles.some(
          (role) =>
            role['OpportunityId'] === id && role['ContactId'] === member('severalOpenOpportunities').contactIds[0],
        ),
      ).toBe(true)
    }
    const cases = member('openCases').caseIds.map((id) => record('Case', id)['Status'] === 'Closed')
    expect(cases.filter(Boolean)).toHaveLength(1)
    expect(cases).toHaveLength(3)
  })

  it('has conversations of every kind', () => {
    expect(lastTalk('notInSalesforce').state).toBe('open')
    expect(lastTalk('guest').admin_assignee_id).toBe(rep.adminId)
    expect(lastTalk('emoji').body).toMatch(/\p{Extended_Pictographic}/u)
    expect(lastTalk('longConversation').parts.length).toBeGreaterThan(500)
    const text = lastTalk('longConversation').parts.map((part) => (part.body ?? '').replace(/<[^>]+>/g, ''))
    expect(text.join('').length).toBeGreaterThan(32_000)
    expect(lastTalk('outboundUnanswered').deliveredAs).toBe('admin_initiated')
    expect(lastTalk('outboundUnanswered').parts.filter((part) => part.type === 'comment')).toEqual([])
    expect(lastTalk('outboundAnswered').parts.some((part) => part.by.id === member('outboundAnswered').contactId)).toBe(
      true,
    )
    expect(member('manyConversations').conversationIds).toHaveLength(8)
    expect(member('neverWrote').conversationIds).toEqual([])
  })

  it('has names that layouts and limits have to live with', () => {
    expect(person('longName').name!.length).toBeGreaterThan(100)
    expect(person('arabic').name).toMatch(/\p{Script=Arabic}/u)
    expect(person('hebrew').name).toMatch(/\p{Script=Hebrew}/u)
    expect(person('japanese').name).toMatch(/\p{Script=Han}|\p{Script=Hiragana}/u)
  })

  it('has somebody who means harm', () => {
    expect(person('hostile').name).toMatch(/'.*<img/)
    expect(lastTalk('hostile').body).toMatch(/<script>.*onload=/)
    expect(lastTalk('hostile').state).toBe('open')
  })

  it('gives the rep Tasks for every list, on people and alone, and a teammate one on the rep’s person', () => {
    const { tasks } = story
    const rows = (ids: string[]) => ids.map((id) => record('Task', id))
    const days = (ids: string[]) => rows(ids).map((task) => task['ActivityDate'] as string | null)
    for (const ids of Object.values(tasks)) {
      expect(ids.length).toBeGreaterThan(0)
      for (const task of rows(ids)) expect(task['OwnerId']).toBe(rep.salesforceUserId)
    }
    for (const day of days(tasks.overdue)) expect(day! < '2026-11-22').toBe(true)
    expect(new Set(days(tasks.today))).toEqual(new Set(['2026-11-22']))
    for (const day of days(tasks.nextWeek)) expect(day! >= '2026-11-23' && day! <= '2026-11-29').toBe(true)
    expect(days(tasks.undated)).toEqual([null])
    const open = [...tasks.overdue, ...tasks.today, ...tasks.nextWeek, ...tasks.undated]
    expect(new Set(rows(open).map((task) => task['Status']))).toEqual(new Set(['Not Started']))
    expect(new Set(rows(tasks.done).map((task) => task['Status']))).toEqual(new Set(['Completed']))
    expect(rows(tasks.calls)[0]).toMatchObject({ TaskSubtype: 'Call', CallType: 'Outbound' })
    const prefixes = (field: string) => new Set(rows(open).map((task) => String(task[field]).slice(0, 3)))
    expect(prefixes('WhoId')).toEqual(new Set(['00Q', '003', 'nul']))
    expect(prefixes('WhatId')).toEqual(new Set(['500', '006', 'nul']))
    expect(member('oneLead').taskIds.map((id) => record('Task', id)['WhoId'])).toContain(member('oneLead').leadIds[0])
    expect(rows(member('oneContact').taskIds).some((task) => task['OwnerId'] !== rep.salesforceUserId)).toBe(true)
    expect(rows(tasks.today).filter((task) => task['IsReminderSet'] === true)).toHaveLength(1)
  })

  it('has every kind of ownership between the two services', () => {
    const account = (name: CastName) => record('Account', member(name).accountIds[0])['OwnerId']
    const contactOwner = (name: CastName) => record('Contact', member(name).contactIds[0])['OwnerId']
    expect(ownerOfLead('leadInQueue')).toBe(story.queueId)
    expect(story.unmappedUserIds).toContain(account('accountOwnerUnmapped'))
    expect(contactOwner('accountOwnerWins')).toBe(rep.salesforceUserId)
    expect(account('accountOwnerWins')).not.toBe(rep.salesforceUserId)
    expect(record('Lead', member('convertedLead').leadIds[0])['IsConverted']).toBe(true)
    for (const [name, count] of [
      ['oneOpenOpportunity', 1],
      ['severalOpenOpportunities', 2],
    ] as const) {
      const roles = salesforce.records['OpportunityContactRole']!.filter(
        (role) =>
          role['ContactId'] === member(name).contactIds[0] &&
          member(name).openOpportunityIds.includes(String(role['OpportunityId'])),
      )
      expect(roles).toHaveLength(count)
    }
  })

  it('leaves Leads and Contacts to Salesforce that Intercom does not know', () => {
    const emails = new Set(intercom.contacts.map((contact) => contact.email))
    expect(story.salesforceOnly.leadIds.length).toBeGreaterThanOrEqual(4)
    for (const id of story.salesforceOnly.leadIds)
      expect(emails.has(record('Lead', id)['Email'] as string)).toBe(record('Lead', id)['Email'] === null)
    for (const id of story.salesforceOnly.contactIds) expect(record('Contact', id)).toBeDefined()
    expect(story.salesforceOnly.leadIds.some((id) => record('Lead', id)['OwnerId'] === rep.salesforceUserId)).toBe(true)
  })
})

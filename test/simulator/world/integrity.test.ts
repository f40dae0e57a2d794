import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../src/simulator/world/createWorld'
import { isSalesforceId, SALESFORCE_PREFIXES, salesforceIdSuffix } from '../../../src/simulator/shared/salesforceId'

const world = createWorld({ seed: 42, people: 3000, now: Date.UTC(2026, 10, 22) })
const { intercom, salesforce, story } = world
const rows = (name: string): Record<string, unknown>[] => salesforce.records[name] ?? []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const idsOf = (list: { id: string }[]): Set<string> => new Set(list.map((item) => item.id))
const contacts = idsOf(intercom.contacts)
const admins = idsOf(intercom.admins)
const tags = idsOf(intercom.tags)

describe('the Intercom side', () => {
  it('has ids of the right shape, each once', () => {
    for (const list of [intercom.contacts, intercom.companies, intercom.segments]) {
      for (const item of list) expect(item.id).toMatch(/^[0-9a-f]{24}$/)
    }
    for (const list of [intercom.admins, intercom.teams, intercom.tags, intercom.conversations, intercom.macros]) {
      for (const item of list) expect(item.id).toMatch(/^[1-9]\d*$/)
    }
    const all = [...intercom.contacts, ...intercom.companies, ...intercom.segments, ...intercom.conversations]
    expect(idsOf(all).size).toBe(all.length)
  })

  it('refers only to what exists', () => {
    const companies = idsOf(intercom.companies)
    for (const contact of intercom.contacts) {
      if (contact.owner_id !== null) expect(admins).toContain(contact.owner_id)
      for (const id of contact.companyIds) expect(companies).toContain(id)
      for (const id of contact.tagIds) expect(tags).toContain(id)
    }
    const teams = idsOf(intercom.teams)
    for (const conversation of intercom.conversations) {
      expect(contacts).toContain(conversation.contactId)
      if (conversation.admin_assignee_id !== null) expect(admins).toContain(conversation.admin_assignee_id)
      if (conversation.team_assignee_id !== null) expect(teams).toContain(conversation.team_assignee_id)
      for (const id of conversation.tagIds) expect(tags).toContain(id)
      for (const { by } of conversation.parts) {
        if (by.type === 'admin') expect(admins).toContain(by.id)
        else if (by.type !== 'bot') expect(by.id).toBe(conversation.contactId)
      }
    }
    for (const segment of intercom.segments) for (const id of segment.contactIds) expect(contacts).toContain(id)
    for (const team of intercom.teams) for (const id of team.admin_ids) expect(admins).toContain(id)
    for (const admin of intercom.admins) for (const id of admin.team_ids) expect(teams).toContain(String(id))
  })

  it('has each email and each external id once among users', () => {
    const users = intercom.contacts.filter((contact) => contact.role === 'user')
    const emails = users.flatMap((user) => (user.email ? [user.email.toLowerCase()] : []))
    expect(new Set(emails).size).toBe(emails.length)
    expect(new Set(users.map((user) => user.external_id)).size).toBe(users.length)
  })

  it('keeps times in order', () => {
    const now = Date.UTC(2026, 10, 22) / 1000
    for (const contact of intercom.contacts) {
      for (const at of [contact.updated_at, contact.last_seen_at, contact.signed_up_at, contact.last_replied_at]) {
        if (at === null) continue
        expect(at).toBeGreaterThanOrEqual(contact.created_at)
        expect(at).toBeLessThanOrEqual(now)
      }
    }
    const born = new Map(intercom.contacts.map((contact) => [contact.id, contact.created_at]))
    for (const entry of intercom.conversations)
      expect(entry.created_at).toBeGreaterThanOrEqual(born.get(entry.contactId)!)
  })
})

describe('the Salesforce side', () => {
  it('makes suffixes as the service does', () => {
    expect(salesforceIdSuffix('001D000000IRFma')).toBe('IAH')
    expect(isSalesforceId('001D000000IRFmaIAH', '001')).toBe(true)
    expect(isSalesforceId('001D000000IRFmaIAA')).toBe(false)
    expect(isSalesforceId('001D000000IRFma')).toBe(false)
  })

  it('has ids of the right object with the right suffix, each once', () => {
    const seen = new Set<string>()
    for (const [name, list] of Object.entries({ ...salesforce.records, User: salesforce.users })) {
      const prefix = SALESFORCE_PREFIXES[name as keyof typeof SALESFORCE_PREFIXES]
      for (const row of list) {
        const { Id } = row as { Id: string }
        expect(isSalesforceId(Id, prefix)).toBe(true)
        expect(seen.has(Id)).toBe(false)
        seen.add(Id)
      }
    }
    expect(isSalesforceId(salesforce.org.id, '00D')).toBe(true)
  })

  it('refers only to what exists, in the object that the field means', () => {
    const ids = new Set(
      [...Object.values(salesforce.records).flat(), ...salesforce.users].map((row) => (row as { Id: string }).Id),
    )
    const allowed: Record<string, string[]> = {
      OwnerId: ['005', '00G'],
      CreatedById: ['005'],
      LastModifiedById: ['005'],
      AccountId: ['001'],
      ContactId: ['003'],
      OpportunityId: ['006'],
      WhoId: ['003', '00Q'],
      WhatId: ['001', '006', '500'],
      ConvertedAccountId: ['001'],
      ConvertedContactId: ['003'],
      ConvertedOpportunityId: ['006'],
    }
    for (const [name, list] of Object.entries(salesforce.records)) {
      for (const row of list) {
        for (const [field, prefixes] of Object.entries(allowed)) {
          const value = row[field]
          if (value === undefined || value === null) continue
          const id = text(value)
          expect(ids.has(id), `${name}.${field} ${id}`).toBe(true)
          expect(prefixes).toContain(id.slice(0, 3))
          if (field === 'OwnerId' && name !== 'Lead') expect(id.slice(0, 3)).toBe('005')
        }
      }
    }
  })

  it('obeys the rules of its objects', () => {
    for (const task of rows('Task')) {
      if (text(task['WhoId']).startsWith('00Q')) expect(task['WhatId']).toBeNull()
      expect(text(task['Subject']).length).toBeLessThanOrEqual(255)
    }
    for (const lead of rows('Lead')) {
      expect(lead['IsConverted']).toBe(lead['Status'] === 'Closed - Converted')
      expect(lead['IsConverted']).toBe(typeof lead['ConvertedContactId'] === 'string')
      expect(lead['Company']).toBeTruthy()
    }
    for (const row of [...rows('Lead'), ...rows('Contact')]) {
      expect(row['LastName']).toBeTruthy()
      expect(text(row['LastName']).length).toBeLessThanOrEqual(80)
      expect(text(row['FirstName']).length).toBeLessThanOrEqual(40)
      expect(text(row['Email']).length).toBeLessThanOrEqual(80)
      expect(row['CreatedDate']).toBeLessThanOrEqual(row['SystemModstamp'] as number)
      expect((row['SystemModstamp'] as number) % 1000).toBe(0)
    }
    for (const row of rows('Opportunity')) expect(text(row['Name']).length).toBeLessThanOrEqual(120)
  })

  it('maps most teammates by email, and has the exceptions', () => {
    const users = new Map(salesforce.users.map((user) => [user.Email.toLowerCase(), user]))
    const links = intercom.admins.map((admin) => users.get(admin.email.toLowerCase()))
    expect(links.filter((user) => user?.IsActive).length).toBeGreaterThanOrEqual(8)
    expect(links.filter((user) => user?.IsActive === false)).toHaveLength(1)
    expect(links.filter((user) => user === undefined).length).toBeGreaterThanOrEqual(1)
    for (const id of story.unmappedUserIds) {
      const user = salesforce.users.find((entry) => entry.Id === id)
      expect(intercom.admins.some((admin) => admin.email.toLowerCase() === user?.Email.toLowerCase())).toBe(false)
    }
    expect(salesforce.users.filter((user) => user.isRep).map((user) => user.Email)).toEqual([world.rep.email])
    expect(salesforce.users[0]?.Id).toBe(world.rep.salesforceUserId)
    expect(new Set(salesforce.users.map((user) => user.Username)).size).toBe(salesforce.users.length)
  })
})

it('names no domain outside .example', () => {
  const whole = JSON.stringify(world)
  const hosts = [...whole.matchAll(/(?:@|https?:\/\/|www\.)([\p{L}\p{N}.-]+)/gu)].map((match) =>
    match[1]!.replace(/\.$/, '').toLowerCase(),
  )
  expect(hosts.length).toBeGreaterThan(1000)
  expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
  expect(whole).not.toMatch(/\b[a-z0-9-]+\.(com|net|org|io|dev|co|app|de|fr)\b/i)
})

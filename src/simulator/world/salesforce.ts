import type { Random } from '../shared/random'
import { addContact, makeAccountBook, type Converted } from './accounts'
import type { Company } from './companies'
import { addCase, addOpportunity, addTask } from './deals'
import { addLead, type RecordTimes, type Subject } from './leads'
import type { WorldSettings } from './options'
import { salesforceOwner } from './owners'
import type { Person } from './people'
import type { ContactPlan, LeadPlan, OwnerChoice } from './plans'
import { makeRecordRows, type RecordRows } from './recordRows'
import { newMember, type CastMember } from './story'
import type { Team } from './team'
import { DAY } from './time'

/** Writes people into the org, one at a time. */
export interface OrgWriter {
  records: RecordRows
  /** Everything that the person's plan asks for; `note` gets the ids. */
  writePerson(random: Random, person: Person, note: CastMember): void
  /** A Lead or Contact of somebody whom Intercom does not know. Returns the record's id. */
  writeStranger(random: Random, subject: Subject, kind: 'lead' | 'contact', owner: OwnerChoice): string
}

/** An empty org for a world's people. */
export function makeOrgWriter(random: Random, settings: WorldSettings, team: Team): OrgWriter {
  const { now } = settings
  const records = makeRecordRows()
  const accounts = makeAccountBook(random.fork('accounts'), records)

  const timesFrom = (draw: Random, from: number, by: string): RecordTimes => {
    const created = draw.int(Math.min(from, now - 60), now - 60)
    return { created, changed: draw.chance(0.3) ? created : draw.int(created, now), by }
  }
  const writerOf = (ownerId: string): string => (ownerId.startsWith('005') ? ownerId : team.rep.salesforceUserId)

  function accountFor(
    company: Company | null,
    plan: ContactPlan,
    ownerId: string,
    intercomOwner: string | null,
    draw: Random,
    times: RecordTimes,
  ): string | null {
    if (!company) return null
    if (!plan.accountOwner) return accounts.of(company, ownerId, times)
    return accounts.add(company, salesforceOwner(draw, team, plan.accountOwner, intercomOwner), times)
  }

  function writeContact(
    draw: Random,
    subject: Subject,
    plan: ContactPlan,
    since: number,
    intercomOwner: string | null,
    note: CastMember,
  ): Converted {
    const ownerId = salesforceOwner(draw, team, plan.owner, intercomOwner)
    const times = timesFrom(draw, since, ownerId)
    const accountId = accountFor(subject.company, plan, ownerId, intercomOwner, draw, times)
    const contactId = addContact(draw, records, subject, accountId, ownerId, times)
    note.contactIds.push(contactId)
    if (accountId) note.accountIds.push(accountId)
    const input = {
      contactId,
      accountId,
      company: subject.company?.seed.name ?? subject.name.full,
      ownerId: writerOf(ownerId),
      now,
    }
    const later = (): RecordTimes => timesFrom(draw, times.created, ownerId)
    for (let n = 0; n < plan.openOpportunities + plan.closedOpportunities; n++) {
      const open = n < plan.openOpportunities
      const id = addOpportunity(draw, records, { ...input, times: later() }, open)
      note.opportunityIds.push(id)
      if (open) note.openOpportunityIds.push(id)
    }
    for (let n = 0; n < plan.openCases + plan.closedCases; n++) {
      const open = n < plan.openCases
      const id = addCase(draw, records, { ...input, times: later() }, open)
      note.caseIds.push(id)
      if (open) note.openCaseIds.push(id)
    }
    const what = note.opportunityIds.at(-1) ?? null
    if (draw.chance(0.3)) {
      const about = draw.chance(0.5) ? what : accountId
      note.taskIds.push(addTask(draw, records, contactId, about, input.ownerId, later(), now))
    }
    return { accountId, contactId, opportunityId: what }
  }

  function writeLead(
    draw: Random,
    subject: Subject,
    plan: LeadPlan,
    since: number,
    intercomOwner: string | null,
    note: CastMember,
  ): string {
    const ownerId = salesforceOwner(draw, team, plan.owner, intercomOwner, true)
    const times = timesFrom(draw, since, writerOf(ownerId))
    let became: Converted | undefined
    if (plan.status === 'converted') {
      const opportunities = draw.chance(0.6) ? 1 : 0
      const contactPlan: ContactPlan = {
        owner: plan.owner,
        openOpportunities: opportunities,
        closedOpportunities: 0,
        openCases: 0,
        closedCases: 0,
      }
      // Only what the conversion itself made is named by the Lead.
      became = writeContact(draw, subject, contactPlan, times.created, intercomOwner, note)
      if (opportunities === 0) became = { ...became, opportunityId: null }
    }
    const leadId = addLead(draw, records, subject, plan, ownerId, times, became)
    note.leadIds.push(leadId)
    if (!became && draw.chance(0.3)) {
      const by = writerOf(ownerId)
      note.taskIds.push(addTask(draw, records, leadId, null, by, timesFrom(draw, times.created, by), now))
    }
    return leadId
  }

  return {
    records,
    writePerson(draw, person, note) {
      const { contact, plan } = person
      const title = contact.custom_attributes['job_title']
      const subject: Subject = {
        name: person.name,
        email: contact.email,
        phone: contact.phone,
        company: person.company,
        location: contact.location,
        title: typeof title === 'string' ? title : null,
      }
      for (const entry of plan.contacts) writeContact(draw, subject, entry, contact.created_at, contact.owner_id, note)
      for (const entry of plan.leads) writeLead(draw, subject, entry, contact.created_at, contact.owner_id, note)
    },
    writeStranger(draw, subject, kind, owner) {
      const since = now - draw.int(2, 500) * DAY
      const note = newMember('', null)
      if (kind === 'lead')
        return writeLead(draw, subject, { owner, status: draw.chance(0.5) ? 'new' : 'working' }, since, null, note)
      return writeContact(
        draw,
        subject,
        { owner, openOpportunities: draw.chance(0.3) ? 1 : 0, closedOpportunities: 0, openCases: 0, closedCases: 0 },
        since,
        null,
        note,
      ).contactId
    },
  }
}

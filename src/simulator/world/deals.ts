import type { Random } from '../shared/random'
import { PLANS } from './data/business'
import type { RecordTimes } from './leads'
import type { RecordRows } from './recordRows'
import { fill, makeSlots, pickTopic } from './talk'
import { DAY, toDate } from './time'

const OPEN_STAGES: [string, number][] = [
  ['Prospecting', 10],
  ['Qualification', 10],
  ['Needs Analysis', 20],
  ['Value Proposition', 50],
  ['Proposal/Price Quote', 75],
  ['Negotiation/Review', 90],
]
const ROLES = ['Decision Maker', 'Business User', 'Evaluator', 'Economic Buyer', 'Influencer', null]

export interface DealInput {
  contactId: string
  accountId: string | null
  company: string
  ownerId: string
  times: RecordTimes
  now: number
}

/** Adds an Opportunity in which the Contact has a role (OpportunityContactRole). Returns the Opportunity's id. */
export function addOpportunity(random: Random, records: RecordRows, input: DealInput, open: boolean): string {
  const { accountId, company, ownerId, times, now } = input
  const won = !open && random.chance(0.55)
  const [stage, probability] = open
    ? random.pick(OPEN_STAGES)
    : won
      ? (['Closed Won', 100] as const)
      : (['Closed Lost', 0] as const)
  const plan = random.pick(PLANS)
  const fields = {
    Name: `${company.slice(0, 90)} – ${plan}`,
    AccountId: accountId,
    StageName: stage,
    Probability: probability,
    Amount: random.chance(0.9) ? random.int(2, 400) * 290 : null,
    CloseDate: toDate(open ? now + random.int(-10, 120) * DAY : times.changed),
    Type: won ? 'Existing Customer - Upgrade' : 'New Customer',
    NextStep:
      open && random.chance(0.5) ? random.pick(['Send offer', 'Call procurement', 'Security review', 'Pilot']) : null,
    OwnerId: ownerId,
  }
  const id = records.add('Opportunity', fields, times.created, times.changed, times.by)
  const role = {
    OpportunityId: id,
    ContactId: input.contactId,
    Role: random.pick(ROLES),
    IsPrimary: random.chance(0.8),
  }
  records.add('OpportunityContactRole', role, times.created, times.changed, times.by)
  return id
}

/** Adds a Case of the Contact. Returns its id. */
export function addCase(random: Random, records: RecordRows, input: DealInput, open: boolean): string {
  const topic = pickTopic(random)
  const slots = makeSlots(random, input.times.created, null, input.company)
  const fields = {
    Subject: fill(topic.subject, slots).slice(0, 255),
    Description: fill(random.pick(topic.openings), slots),
    Status: open ? random.pick(['New', 'Working', 'Escalated']) : 'Closed',
    Priority: random.pick(['High', 'Medium', 'Medium', 'Low']),
    Origin: random.pick(['Web', 'Email', 'Phone']),
    Reason: random.pick(['Installation', 'Performance', 'Feedback', 'Other', null]),
    ContactId: input.contactId,
    AccountId: input.accountId,
    OwnerId: input.ownerId,
    ...(open ? {} : { ClosedDate: input.times.changed * 1000 }),
  }
  return records.add('Case', fields, input.times.created, input.times.changed, input.times.by)
}

/** Adds a Task about a Lead or a Contact; only a Contact's Task can be about an Opportunity or Account too. */
export function addTask(
  random: Random,
  records: RecordRows,
  whoId: string,
  whatId: string | null,
  ownerId: string,
  times: RecordTimes,
  now: number,
): string {
  const done = random.chance(0.6)
  const topic = pickTopic(random)
  const slots = makeSlots(random, times.created, null, null)
  const fields = {
    Subject: random.chance(0.5) ? random.pick(['Call', 'Email', 'Send Quote', 'Other']) : fill(topic.subject, slots),
    Status: done ? 'Completed' : random.pick(['Not Started', 'In Progress', 'Waiting on someone else', 'Deferred']),
    Priority: random.chance(0.15) ? 'High' : 'Normal',
    ActivityDate: toDate(done ? times.changed : now + random.int(-20, 40) * DAY),
    WhoId: whoId,
    WhatId: whatId,
    Description: random.chance(0.6) ? fill(random.pick(topic.notes), slots) : null,
    OwnerId: ownerId,
    ...(done ? { CompletedDateTime: times.changed * 1000 } : {}),
  }
  return records.add('Task', fields, times.created, times.changed, times.by)
}

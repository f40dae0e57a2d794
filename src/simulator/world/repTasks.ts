import type { CastName } from './cast'
import type { RecordRows } from './recordRows'
import type { CastMember, RepTasks, Story } from './story'
import type { Team } from './team'
import { DAY, HOUR, toDate } from './time'

interface TaskPlan {
  subject: string
  /** Whom it is about; without it, a Task of the rep's own. */
  cast?: CastName
  /** Besides the person (a Contact's Task only): the first of these. */
  about?: 'opportunity' | 'case'
  /** Days from today; null without a due date. */
  due: number | null
  done?: boolean
  call?: boolean
  high?: boolean
  reminder?: boolean
  /** A teammate's Task, on the rep's person. */
  teammate?: boolean
}

/** The same Tasks in every world that has their people. */
const PLANS: readonly TaskPlan[] = [
  { subject: 'Send the offer', cast: 'oneLead', due: -3, high: true },
  { subject: 'Ask who signs', cast: 'ownersDisagree', due: -1 },
  { subject: 'Call back about the rollout', cast: 'oneContact', due: 0, reminder: true },
  { subject: 'Check that the case is moving', cast: 'openCases', about: 'case', due: 0, high: true },
  { subject: 'Update the forecast', due: 0 },
  { subject: 'Walk through the contract', cast: 'leadAndContact', about: 'opportunity', due: 7 },
  { subject: 'Pick one of the two deals', cast: 'severalOpenOpportunities', about: 'opportunity', due: 6 },
  { subject: 'Prepare the quarterly review', due: 5 },
  { subject: 'Ideas for the spring campaign', due: null },
  { subject: 'Call', cast: 'sameEmailUser', due: -2, done: true, call: true },
  { subject: 'Send Quote', cast: 'oneOpenOpportunity', about: 'opportunity', due: -1, done: true },
  { subject: 'Clean up old leads', due: -6, done: true },
  { subject: 'Introduce the new support team', cast: 'oneContact', due: 2, teammate: true },
]

/**
 * Adds the rep's own Tasks: overdue, due today and in the next week, without a date, and done, on people of the cast
 * and by themselves; and one of a teammate's. `now` in unix seconds. Their ids go to the people and into the story.
 */
export function writeRepTasks(records: RecordRows, now: number, team: Team, cast: Story['cast']): RepTasks {
  const tasks: RepTasks = { overdue: [], today: [], nextWeek: [], undated: [], done: [], calls: [] }
  for (const [index, plan] of PLANS.entries()) {
    const person = plan.cast && cast[plan.cast]
    if (plan.cast && !person) continue
    const owner = plan.teammate ? teammateOf(team) : team.rep.salesforceUserId
    const created = now - (12 - index / 4) * DAY
    const changed = plan.done ? now - 2 * HOUR : created
    const id = records.add('Task', fieldsOf(plan, person, owner, now, changed), created, changed, owner)
    person?.taskIds.push(id)
    if (!plan.teammate) listOf(tasks, plan).push(id)
    if (plan.call) tasks.calls.push(id)
  }
  return tasks
}

function teammateOf(team: Team): string {
  return [...team.userOfAdmin.values()].find((id) => id !== team.rep.salesforceUserId) ?? team.rep.salesforceUserId
}

function fieldsOf(
  plan: TaskPlan,
  person: CastMember | undefined,
  owner: string,
  now: number,
  changed: number,
): Record<string, unknown> {
  const contactId = person?.contactIds[0]
  const what = plan.about === 'case' ? person?.openCaseIds[0] : person?.openOpportunityIds[0]
  return {
    Subject: plan.subject,
    Status: plan.done ? 'Completed' : 'Not Started',
    Priority: plan.high ? 'High' : 'Normal',
    ActivityDate: plan.due === null ? null : toDate(now + plan.due * DAY),
    WhoId: contactId ?? person?.leadIds[0] ?? null,
    WhatId: contactId && plan.about ? (what ?? null) : null,
    Description: null,
    OwnerId: owner,
    ...(plan.reminder ? { IsReminderSet: true, ReminderDateTime: (now + HOUR) * 1000 } : {}),
    ...(plan.call
      ? { TaskSubtype: 'Call', CallType: 'Outbound', CallDurationInSeconds: 260, CallDisposition: 'Reached' }
      : {}),
    ...(plan.done ? { CompletedDateTime: changed * 1000 } : {}),
  }
}

function listOf(tasks: RepTasks, plan: TaskPlan): string[] {
  if (plan.done) return tasks.done
  if (plan.due === null) return tasks.undated
  if (plan.due < 0) return tasks.overdue
  return plan.due === 0 ? tasks.today : tasks.nextWeek
}

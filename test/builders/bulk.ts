import type { CommandOutput } from '../../src/contract/commands'
import type { PersonRow } from '../../src/contract/models'
import type { Desk } from './desk'
import { until } from './until'
import { leadsOf } from './work'

export const ids = (people: readonly { id: string }[]): string[] => people.map((person) => person.id)

export function planOf(
  desk: Desk,
  personIds: readonly string[],
  more: { values?: Record<string, string>; choices?: Record<string, boolean> } = {},
): Promise<CommandOutput<'leads.plan'>> {
  return desk.run('leads.plan', { personIds: [...personIds], values: {}, choices: {}, ...more })
}

export function createMany(
  desk: Desk,
  personIds: readonly string[],
  more: { values?: Record<string, string>; choices?: Record<string, boolean> } = {},
): Promise<CommandOutput<'leads.createMany'>> {
  return desk.run('leads.createMany', { personIds: [...personIds], values: {}, choices: {}, ...more })
}

/** The group once nothing of it waits any more. */
export function through(desk: Desk, groupId: string): Promise<CommandOutput<'leads.group'>> {
  return until(
    'the group is through',
    async () => {
      const found = await desk.run('leads.group', { groupId })
      return found.group.waiting === 0 && found
    },
    60_000,
  )
}

/** How many Leads each of them has in the org. */
export const leadCounts = (desk: Desk, people: readonly PersonRow[]): number[] =>
  people.map((person) => leadsOf(desk, person.email!).length)

/** API calls that are about these people: those that name the email of any of them. */
export function callsAbout(desk: Desk, people: readonly PersonRow[]): string[] {
  const emails = people.map((person) => person.email!.toLowerCase())
  return desk.salesforce.requests.flatMap(({ method, url, body }) => {
    const text = decodeURIComponent(`${url} ${body}`.replaceAll('+', ' ').replace(/%(?![0-9a-f]{2})/gi, '%25'))
    return emails.some((email) => text.toLowerCase().includes(email)) ? [`${method} ${url.split('?')[0]}`] : []
  })
}

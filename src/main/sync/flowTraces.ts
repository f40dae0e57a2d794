import type { Traces } from '../domain/ownership/besideIntercomApp'
import type { FlowContext } from './flowContext'

const PEOPLE_AT_MOST = 200
const TASKS_AT_MOST = 1_000

/** What the cache shows of Intercom's own Salesforce app: attributes, Tasks and owners that this desktop did not make. */
export function tracesOf({ store, orgKey }: Pick<FlowContext, 'store' | 'orgKey'>): Traces {
  const made = store.outbox.claimed('task.create', null, '')
  return {
    attributes: store.looks.mirrored(PEOPLE_AT_MOST).flatMap((personId) => {
      const person = store.people.get(personId)
      const written = store.looks.get(orgKey, personId)?.written ?? {}
      return Object.entries(person?.customAttributes ?? {})
        .filter(([name]) => name.startsWith('SALESFORCE_'))
        .map(([name, value]) => ({
          personId,
          name,
          value,
          ...(Object.hasOwn(written, name) ? { writtenHere: written[name] ?? null } : {}),
        }))
    }),
    tasks: store.records.list(orgKey, { object: 'Task', limit: TASKS_AT_MOST }).map((task) => ({
      id: task.id,
      subject: task.name,
      description: typeof task.fields.Description === 'string' ? task.fields.Description : null,
      madeHere: made.has(task.id),
    })),
    owners: store.looks.ownersKnown(orgKey).flatMap((personId) => {
      const owner = store.looks.get(orgKey, personId)?.owner
      const found = store.people.ownerOf(personId)
      if (owner?.written === undefined || found === undefined) return []
      return [{ personId, before: owner.before ?? null, written: owner.written, found }]
    }),
  }
}

import { z } from 'zod'
import { Failure, unlessGone, unsent } from '../domain/failure'
import { patchOf, standingOf, typeOf, valuesEditSchema, type ValuesEdit } from '../domain/people/edits'
import type { Editable } from '../domain/people/editValues'
import type { OutboxRow } from '../store/types'
import type { Sender } from './sender'
import { takenBy } from './takenBy'

const payloadSchema = valuesEditSchema.extend({
  personId: z.string(),
  /** What attributes are called, for the rep. */
  labels: z.record(z.string(), z.string()).default({}),
})
const answerSchema = z.object({ current: z.record(z.string(), z.string()) })

const LABELS: Record<string, string> = { name: 'name', email: 'email', phone: 'phone number' }

/** An edit of attributes, as it waits in the outbox. */
export type AttributesEdit = ValuesEdit & { labels: Record<string, string> }

/** The item's edit of a person or company; throws where it is none. */
export function attributesEdit(item: Pick<OutboxRow, 'payload'>): AttributesEdit {
  return payloadSchema.omit({ personId: true }).parse(item.payload)
}

/**
 * Saves what the rep changed of a person, and only that. A PUT of the same values is the same PUT, so it may be repeated;
 * but a value that somebody else changed meanwhile is asked about, never overwritten (DESIGN.md section 6). Where another
 * person has the email or the external id (409), it stays unsent and says who.
 */
export const personSender: Sender = {
  kind: 'person.update',
  async send(item, context) {
    const { personId } = payloadSchema.parse(item.payload)
    const current = await context.intercom.contact(personId).catch(unsent)
    const { wanted, patch } = merged(item, current, () => context.store.people.save([current], context.now()))
    const after =
      Object.keys(wanted).length === 0
        ? current
        : await context.intercom.updateContact(personId, patch).catch((thrown: unknown) => {
            throw takenBy(thrown, context, wanted)
          })
    context.store.people.save([after], context.now())
    return { id: personId, written: Object.keys(wanted) }
  },
  // Sending it again would find what arrived by itself; but what is called absent the rep may discard meanwhile.
  async lookUp(item, context) {
    const { personId } = payloadSchema.parse(item.payload)
    const current = await context.intercom.contact(personId).catch(unlessGone)
    if (current === null || !isThere(item, current)) return { found: false }
    context.store.people.save([current], context.now())
    return { found: true, outcome: { id: personId, written: Object.keys(attributesEdit(item).values) } }
  },
  settle: () => Promise.resolve(),
  async serverTime(context) {
    return context.intercom.serverTime() ?? context.now()
  },
}

/** The same for a company; its optimistic effect is on everybody who is in it. */
export const companySender: Sender = {
  ...personSender,
  kind: 'company.update',
  async send(item, context) {
    const companyId = z.string().parse(item.payload.companyId)
    const current = await context.intercom.company(companyId).catch(unsent)
    const { wanted, patch } = merged(item, current, () => context.store.companies.save([current], context.now()))
    const after = Object.keys(wanted).length === 0 ? current : await context.intercom.updateCompany(companyId, patch)
    context.store.companies.save([after], context.now())
    return { id: companyId, written: Object.keys(wanted) }
  },
  async lookUp(item, context) {
    const companyId = z.string().parse(item.payload.companyId)
    const current = await context.intercom.company(companyId).catch(unlessGone)
    if (current === null || !isThere(item, current)) return { found: false }
    context.store.companies.save([current], context.now())
    return { found: true, outcome: { id: companyId, written: Object.keys(attributesEdit(item).values) } }
  },
}

/** Whether all that the rep wrote stands there. */
function isThere(item: OutboxRow, current: Editable): boolean {
  const { wanted, changed } = standingOf(current, attributesEdit(item))
  return Object.keys(wanted).length === 0 && Object.keys(changed).length === 0
}

/** What is still to be written; fails with `conflict` where somebody else changed what the rep did. */
function merged(
  item: OutboxRow,
  current: Editable,
  keep: () => void,
): { wanted: Record<string, string>; patch: Record<string, unknown> } {
  const edit = attributesEdit(item)
  const { wanted, changed } = standingOf(current, edit)
  if (Object.keys(changed).length > 0) {
    keep()
    throw conflict(changed, edit)
  }
  return { wanted, patch: patchOf(wanted, edit) }
}

/** All attributes that somebody else changed, with what they say now: the answer that sending again is then based on. */
function conflict(changed: Record<string, string>, edit: AttributesEdit): Failure {
  const entries = Object.entries(changed)
  const nameOf = (key: string): string => edit.labels[key] ?? LABELS[key] ?? key.replace(/^custom\./, '')
  const words = (key: string, text: string): string =>
    typeOf(edit, key) === 'date' && text !== '' ? text.slice(0, 16).replace('T', ' ') : text
  const said = entries.map(([key, now]) => `the ${nameOf(key)} to “${words(key, now)}”`).join(' and ')
  return new Failure(
    'conflict',
    `In Intercom somebody changed ${said} meanwhile. Discard this to keep that, or send yours again.`,
    {
      sent: 'no',
      fields: Object.fromEntries(entries.map(([key, now]) => [key, `Now “${words(key, now)}” in Intercom.`])),
      body: { current: changed },
    },
  )
}

/** The payload for sending again after a conflict: the rep has seen what is there now, and decided. */
export function rebased(item: OutboxRow): OutboxRow['payload'] {
  const answer = z.object({ answer: answerSchema }).safeParse(item.outcome)
  if (!answer.success) return item.payload
  return { ...item.payload, base: { ...attributesEdit(item).base, ...answer.data.answer.current } }
}

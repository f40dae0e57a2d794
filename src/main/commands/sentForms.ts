import { formNameSchema, type FormName } from '../../contract/models'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { editableValues } from './editableValues'

type Sent = Pick<OutboxRow, 'kind' | 'personId' | 'conversationId' | 'payload'>

/** A form that was sent has no draft any more. In the transaction that commits its write. */
export function dropFormDraft(
  { store }: Pick<Session, 'store'>,
  { kind, personId, conversationId }: Omit<Sent, 'payload'>,
): void {
  const form = formNameSchema.safeParse(kind)
  if (!form.success) return
  store.formDrafts.clear(
    form.data,
    [personId, conversationId].filter((one) => one !== null),
  )
}

/** Forms whose write has the same fields: what was typed can be given back. */
const GIVEN_BACK: ReadonlySet<FormName> = new Set([
  'lead.create',
  'contact.create',
  'opportunity.create',
  'case.create',
  'person.note',
])

/** A write that is taken back before it left gives its words back to the form. In the transaction that undoes it. */
export function restoreFormDraft({ store }: Pick<Session, 'store'>, item: Sent, now: number): void {
  const { kind, personId, conversationId, payload } = item
  const form = formNameSchema.safeParse(kind)
  if (!form.success || personId === null || !GIVEN_BACK.has(form.data)) return
  const subject = form.data === 'case.create' ? (conversationId ?? personId) : personId
  // What is being written by now counts for more.
  if (store.formDrafts.get(form.data, subject) !== null) return
  store.formDrafts.save(form.data, subject, personId, editableValues(payload), now)
}

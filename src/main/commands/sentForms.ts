import { formNameSchema } from '../../contract/models'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'

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

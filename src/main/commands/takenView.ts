import type { TakerView } from '../../contract/models'
import { takerSchema } from '../outbox/takenBy'
import type { Session } from '../session/sessionParts'
import type { OutboxRow } from '../store/types'
import { intercomPage } from '../session/intercomUrl'

/** Who has the value that an edit wanted, while it waits for the rep; null for every other item. */
export function takenView({ store, profile }: Session, row: OutboxRow): TakerView | null {
  if (row.state !== 'needs_attention' || row.kind !== 'person.update') return null
  const taker = takerSchema.safeParse(row.outcome?.answer)
  if (!taker.success) return null
  const { takenBy: personId, isArchived, field } = taker.data
  return {
    personId,
    name: store.people.get(personId)?.displayName ?? null,
    isArchived,
    field,
    url: intercomPage(profile, `users/${encodeURIComponent(personId)}`),
  }
}

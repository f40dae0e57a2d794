import { asFailure } from '../domain/failure'
import type { SyncContext } from './context'

/** So many people a run: notes can wait, and what else asks Intercom comes in between. */
const A_RUN = 40

/**
 * Reads the notes on people of whom Intercom counts others than were read (each contact says how many it has), so that the
 * search has them though nobody has looked at the person. One request for each; who has none costs nothing. A note whose
 * words were changed leaves the count as it was: that shows when the person is looked at.
 */
export async function pullNotes(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store, intercom } = context
  for (const id of store.personNotes.toRead(A_RUN)) {
    signal.throwIfAborted()
    try {
      store.personNotes.replace(id, await intercom.contactNotes(id))
    } catch (thrown) {
      const { code } = asFailure(thrown)
      if (code !== 'not_found' && code !== 'gone') throw thrown
      // Whoever is gone is found out by the walk through the book.
      store.personNotes.markRead(id)
      continue
    }
    context.changed(['people'], [id])
  }
}

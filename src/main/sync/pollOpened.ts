import type { SyncContext } from './context'
import { pullPartsOf } from './pullParts'

/**
 * Reads the conversation that the rep has open, so that what comes in appears there within one look, and not only with the
 * next poll of everything that changed.
 */
export async function pollOpened(context: SyncContext, signal: AbortSignal): Promise<void> {
  const { store } = context
  const id = context.opened()
  const before = id === null ? null : store.conversations.get(id)
  if (id === null || before === null) return
  await pullPartsOf(context, [id], signal)
  const after = store.conversations.get(id)
  if (after?.updatedAt === before.updatedAt && after.partsOf === before.partsOf) return
  context.changed(['conversations', 'people'], [id])
  await context.considered([id])
}

import type { StoreContext } from './context'
import type { Store } from './types'

/** What was decided about announcing each conversation. */
export function notificationsStore({ database }: StoreContext): Store['notifications'] {
  return {
    get: (conversationId) =>
      database.get<{ outcome: string; at: number }>(
        'SELECT outcome, at FROM notifications WHERE conversation_id = ?',
        conversationId,
      ) ?? null,
    record: (conversationId, outcome, reason, at) =>
      void database.run(
        `INSERT INTO notifications (conversation_id, outcome, reason, at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, at = excluded.at`,
        conversationId,
        outcome,
        reason,
        at,
      ),
  }
}

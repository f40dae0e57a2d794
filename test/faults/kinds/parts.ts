import type { WriteKind } from './kind'
import { wordsAt } from '../lib/lookAtServices'

/** Replies and notes: each with words of its own, in the order of its conversation. */
export const partKinds: WriteKind[] = (['reply', 'note'] as const).map((what) => ({
  name: what,
  weight: 4,
  requests: [{ service: 'intercom', method: 'POST', path: '/reply$' }],
  async make(scene, seat, random, unique) {
    if (seat.conversations.length === 0) return null
    const conversationId = random.pick(seat.conversations)
    const text = `${what} ${unique}`
    const item = await seat.desk.run(`conversations.${what}`, { conversationId, text })
    if (!item.ok) return null
    return {
      kind: what,
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () => wordsAt(scene, conversationId).filter((one) => one === text).length,
      sequence: { key: conversationId, mark: text },
    }
  },
}))

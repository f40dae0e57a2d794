import type { WriteKind } from './kind'
import { filesAt, wordsAt } from '../lib/lookAtServices'

/** Replies and notes: each with words of its own, in the order of its conversation. */
const plainKinds: WriteKind[] = (['reply', 'note'] as const).map((what) => ({
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

/** A reply with a file, and marks in its words: it stands once, with that file, byte for byte. */
const fileKind: WriteKind = {
  name: 'reply with a file',
  weight: 2,
  requests: [{ service: 'intercom', method: 'POST', path: '/reply$' }],
  async make(scene, seat, random, unique) {
    if (seat.conversations.length === 0) return null
    const conversationId = random.pick(seat.conversations)
    const bytes = Buffer.from(`file ${unique} ${'x'.repeat(random.int(0, 2_000))}`)
    const attached = await seat.desk.run('drafts.attach', {
      conversationId,
      mode: 'reply',
      upload: null,
      data: bytes.toString('base64'),
      last: { name: `Plan (${unique}).txt`, contentType: 'text/plain' },
    })
    if (!attached.ok) return null
    const text = `**file** ${unique}`
    const files = [attached.value.upload]
    const item = await seat.desk.run('conversations.reply', { conversationId, text, files })
    if (!item.ok) return null
    const mark = `file ${unique}`
    return {
      kind: 'reply with a file',
      seat,
      itemIds: [item.value.id],
      wanted: true,
      found: () =>
        filesAt(scene, conversationId).filter((one) => one.words === mark && one.files.join() === bytes.toString())
          .length,
      sequence: { key: conversationId, mark },
    }
  },
}

export const partKinds: WriteKind[] = [...plainKinds, fileKind]

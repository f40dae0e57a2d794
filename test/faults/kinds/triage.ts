import type { Scene, Seat } from '../lib/scene'
import type { WriteKind, Written } from './kind'

/*
 * Where a conversation stands. Each conversation is changed by one write and by nobody else, so that what it leaves there can
 * be counted: a part of its type by the rep, or the tag.
 */

const PARTS = { service: 'intercom', method: 'POST', path: '/parts$' } as const
const LOOK = { service: 'intercom', method: 'GET', path: '/conversations/\\d+$' } as const
const FAR_MS = 30 * 24 * 3_600_000

interface There {
  state: string
  tags: { tags: { id: string }[] }
  conversation_parts: { conversation_parts: { part_type: string; author: { id: string } }[] }
}

const there = (scene: Scene, id: string): There => scene.intercom.control.conversation(id) as unknown as There

function partsOf(scene: Scene, { adminId }: Seat, id: string, type: string): number {
  const { conversation_parts: parts } = there(scene, id).conversation_parts
  return parts.filter((part) => part.part_type === type && part.author.id === adminId).length
}

function triageKind(
  name: string,
  requests: WriteKind['requests'],
  make: (
    scene: Scene,
    seat: Seat,
    conversationId: string,
  ) => Promise<{ itemIds: string[]; found: () => number } | null>,
): WriteKind {
  return {
    name,
    weight: 1,
    requests,
    async make(scene, seat): Promise<Written | null> {
      const conversationId = seat.triage.shift()
      if (conversationId === undefined) return null
      const made = await make(scene, seat, conversationId)
      return made && { kind: name, seat, ...made, wanted: true, sequence: null }
    },
  }
}

const closeKind = triageKind('close', [PARTS, LOOK], async (scene, seat, conversationId) => {
  const item = await seat.desk.run('conversations.close', { conversationId })
  if (!item.ok) return null
  return { itemIds: [item.value.id], found: () => partsOf(scene, seat, conversationId, 'close') }
})

/** Two writes of one lane: what counts is that both stand there, in this order. */
const reopenKind = triageKind('close and reopen', [PARTS, LOOK], async (scene, seat, conversationId) => {
  const closed = await seat.desk.run('conversations.close', { conversationId })
  if (!closed.ok) return null
  const opened = await seat.desk.run('conversations.open', { conversationId })
  if (!opened.ok) return null
  return {
    itemIds: [closed.value.id, opened.value.id],
    found: () => {
      const [closes, opens] = ['close', 'open'].map((type) => partsOf(scene, seat, conversationId, type))
      if (there(scene, conversationId).state !== 'open') return 0
      return closes === 1 ? (opens ?? 0) : (closes ?? 0)
    },
  }
})

const snoozeKind = triageKind('snooze', [PARTS, LOOK], async (scene, seat, conversationId) => {
  const until = { at: Date.now() + FAR_MS }
  const item = await seat.desk.run('conversations.snooze', { conversationId, until })
  if (!item.ok) return null
  return { itemIds: [item.value.id], found: () => partsOf(scene, seat, conversationId, 'snoozed') }
})

const assignKind = triageKind('assign', [PARTS, LOOK], async (scene, seat, conversationId) => {
  const to = { type: 'admin' as const, id: scene.colleague.adminId }
  const item = await seat.desk.run('conversations.assign', { conversationId, to })
  if (!item.ok) return null
  return { itemIds: [item.value.id], found: () => partsOf(scene, seat, conversationId, 'assignment') }
})

const tagKind = triageKind(
  'tag',
  [{ service: 'intercom', method: 'POST', path: '/tags$' }, LOOK],
  async (scene, seat, conversationId) => {
    const choices = await seat.desk.run('conversations.choices', { conversationId })
    const tagId = choices.ok ? choices.value.tags[0]?.id : undefined
    if (tagId === undefined) return null
    const item = await seat.desk.run('conversations.tag', { conversationId, tagId, on: true })
    if (!item.ok) return null
    return {
      itemIds: [item.value.id],
      found: () => there(scene, conversationId).tags.tags.filter((tag) => tag.id === tagId).length,
    }
  },
)

/** Closing, reopening, snoozing, assigning and tagging. */
export const triageKinds: readonly WriteKind[] = [closeKind, reopenKind, snoozeKind, assignKind, tagKind]

import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { OutboxItem } from '../../../contract/models'
import { ask, sentenceOf } from '../bridge/bridge'
import { counted } from '../format/numbers'
import { useDrafts } from '../state/drafts'
import { usePlace } from '../state/place'
import { showToast } from '../state/toasts'

/** How many items are unsent, and how many of them need the rep. */
export function useOutboxCounts(): UseQueryResult<{ unsent: number; needsYou: number }> {
  return useQuery({
    queryKey: ['outbox', 'counts'],
    queryFn: async () => {
      const { unsent, needsYou } = await ask('outbox.list', { show: 'unsent', offset: 0, limit: 1 })
      return { unsent, needsYou }
    },
  })
}

/** One outbox item. */
export function useOutboxItem(itemId: string | null): UseQueryResult<OutboxItem> {
  return useQuery({
    queryKey: ['outbox', 'item', itemId],
    queryFn: () => ask('outbox.get', { itemId: itemId ?? '' }),
    enabled: itemId !== null,
  })
}

/** Takes a held item back. An undone reply or note returns to its composer. */
export async function undoItem(itemId: string): Promise<void> {
  try {
    const item = await ask('outbox.undo', { itemId })
    const mode = item.kind === 'conversation.note' ? 'note' : 'reply'
    const text = item.values['text']
    const isWriting = item.kind === 'conversation.reply' || item.kind === 'conversation.note'
    const { loaded, restore } = useDrafts.getState()
    // Main has put it back, too; a composer that was not opened yet will read it there.
    if (isWriting && item.conversationId && text && loaded.has(item.conversationId)) {
      restore(item.conversationId, mode, text)
    }
    // What left the list comes back into sight.
    const hasLeft = item.kind === 'conversation.close' || item.kind === 'conversation.snooze'
    const { screen, openConversation } = usePlace.getState()
    if (hasLeft && item.conversationId && screen === 'conversations')
      openConversation(item.conversationId, item.personId)
    showToast({ tone: 'info', about: item.id, text: `${item.title} for ${item.personName} was not sent.` })
  } catch (error) {
    showToast({ tone: 'problem', text: sentenceOf(error) })
  }
}

/** What can be made together: how its groups are read and stopped, and one and several of it that were not sent. */
const groupKinds = [
  { list: 'leads.groups', change: 'leads.changeGroup', words: ['Lead was', 'Leads were'] },
  { list: 'owners.groups', change: 'owners.changeGroup', words: ['owner was', 'owners were'] },
  { list: 'imports.groups', change: 'imports.changeGroup', words: ['row was', 'rows were'] },
] as const

/** Takes the newest held item back, or all of a group where that is newer, or says that there is none. */
export async function undoLast(): Promise<void> {
  try {
    const [{ rows }, groups] = await Promise.all([
      ask('outbox.list', { show: 'unsent', offset: 0, limit: 200 }),
      Promise.all(groupKinds.map(async (kind) => (await ask(kind.list, {})).groups.map((group) => ({ kind, group })))),
    ])
    const item = rows.filter((one) => one.canUndo).sort((a, b) => b.createdAt - a.createdAt)[0]
    const together = groups
      .flat()
      .filter(({ group }) => group.heldUntil !== null && group.createdAt >= (item?.createdAt ?? 0))
      .sort((a, b) => b.group.createdAt - a.group.createdAt)[0]
    if (together) {
      const { kind, group } = together
      const { changed } = await ask(kind.change, { groupId: group.groupId, change: 'stop' })
      showToast({ tone: 'info', text: `${counted(changed, kind.words[0], kind.words[1])} not sent.` })
    } else if (item) await undoItem(item.id)
    else showToast({ tone: 'info', text: 'Nothing to undo: everything has left or was taken back.' })
  } catch (error) {
    showToast({ tone: 'problem', text: sentenceOf(error) })
  }
}

/** Tells what a just-made item is doing; while it is held the toast offers Undo. */
export function announceItem(item: OutboxItem): void {
  if (item.state === 'held' && item.nextAt !== null) {
    showToast({
      tone: 'info',
      about: item.id,
      text: `${item.title} for ${item.personName} is about to be sent.`,
      lasts: Math.max(2_000, item.nextAt - Date.now()),
      action: { label: 'Undo', run: () => void undoItem(item.id) },
    })
  } else showToast({ tone: 'info', text: `${item.title} for ${item.personName} waits to be sent.` })
}

/** What this desktop has written about a person: what waits, and what went among the newest 200 sent. */
export function usePersonWrites(personId: string): UseQueryResult<readonly OutboxItem[]> {
  return useQuery({
    queryKey: ['outbox', 'person', personId],
    queryFn: async () => {
      const [unsent, sent] = await Promise.all([
        ask('outbox.list', { show: 'unsent', offset: 0, limit: 200 }),
        ask('outbox.list', { show: 'sent', offset: 0, limit: 200 }),
      ])
      return [...unsent.rows, ...sent.rows].filter((item) => item.personId === personId)
    },
  })
}

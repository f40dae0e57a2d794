import { useEffect, useRef } from 'react'
import type { ConversationRow } from '../../../../contract/models'
import type { Page, PagedRows } from '../../queries/usePagedRows'
import { recallList } from '../../state/listMemory'
import { registerTriage } from '../../state/triage'

/** How far around its old place a row is looked for. */
const reach = 120

/**
 * Says which conversation comes after one in the list: the one below, at the end the one above. Where it has left the list
 * already (an unread one is read), it is the one in its place.
 */
export function useNextInList(listId: string, rows: PagedRows<ConversationRow, Page<ConversationRow>>): void {
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  useEffect(
    () =>
      registerTriage((conversationId) => {
        const { at } = latest.current
        const cursor = recallList(listId).index
        for (let index = Math.max(0, cursor - reach); index <= cursor + reach; index += 1) {
          if (at(index)?.id !== conversationId) continue
          return nextOf(at(index + 1) ?? at(index - 1))
        }
        return nextOf(at(cursor) ?? at(cursor - 1))
      }),
    [listId],
  )
}

function nextOf(row: ConversationRow | undefined): { conversationId: string; personId: string } | null {
  return row ? { conversationId: row.id, personId: row.personId } : null
}

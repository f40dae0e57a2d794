import type { CommandOutput } from '../../../contract/commands'
import type { OutboxItem } from '../../../contract/models'
import { ask } from '../bridge/bridge'
import { usePagedRows, type PagedRows } from './usePagedRows'

export type OutboxShow = 'unsent' | 'sent' | 'discarded'

/** The items of one of the outbox's three lists, read page by page. */
export function useOutboxRows(
  show: OutboxShow,
  range: { readonly start: number; readonly end: number },
): PagedRows<OutboxItem, CommandOutput<'outbox.list'>> {
  return usePagedRows<OutboxItem, CommandOutput<'outbox.list'>>(
    ['outbox', 'list', show],
    (offset, limit) => ask('outbox.list', { show, offset, limit }),
    range.start,
    range.end,
  )
}

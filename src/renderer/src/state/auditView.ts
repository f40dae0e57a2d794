import { create } from 'zustand'
import type { AuditFilter } from '../../../contract/models'

export type OutboxShow = 'unsent' | 'sent' | 'discarded'

const all: AuditFilter = {
  service: null,
  kind: null,
  why: null,
  personId: null,
  text: '',
  since: null,
  until: null,
}

interface AuditView {
  /** Which of the outbox's three lists is in front. */
  readonly show: OutboxShow
  readonly filter: AuditFilter
  readonly setShow: (show: OutboxShow) => void
  readonly change: (filter: Partial<AuditFilter>) => void
  readonly clear: () => void
}

/** What the outbox shows, so that Health and the palette can lead to what was sent. */
export const useAuditView = create<AuditView>((set, get) => ({
  show: 'unsent',
  filter: all,
  setShow: (show) => set({ show }),
  change: (filter) => set({ filter: { ...get().filter, ...filter } }),
  clear: () => set({ filter: all }),
}))

/** How many conditions are on. */
export function conditionsOf(filter: AuditFilter): number {
  return Object.values(filter).filter((value) => value !== null && value !== '').length
}

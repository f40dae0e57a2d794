import { create } from 'zustand'
import type { ConversationView } from '../../../contract/commands'
import type { Place } from '../../../contract/events'
import type { WindowPlace } from '../../../contract/placeCommands'
import { rememberedView, rememberView } from './rememberedView'

export type Screen = 'book' | 'today' | 'conversations' | 'company' | 'outbox' | 'messages' | 'settings' | 'health'
export type DetailTab = 'conversation' | 'profile' | 'activity' | 'salesforce'

/** Who and what is open beside a list. One of the two may still have to be found from the other. */
export interface Opened {
  readonly personId: string | null
  readonly conversationId: string | null
}

interface PlaceState {
  readonly screen: Screen
  /** What each list has open, so that coming back finds it again. */
  readonly opened: Readonly<Partial<Record<Screen, Opened>>>
  readonly view: ConversationView
  readonly companyId: string | null
  readonly outboxItemId: string | null
  readonly tab: DetailTab
  /** True while the page for connecting accounts covers the demo. */
  readonly connecting: boolean
  readonly goTo: (screen: Screen) => void
  readonly setView: (view: ConversationView) => void
  readonly openPerson: (personId: string, conversationId?: string | null) => void
  readonly openConversation: (conversationId: string, personId: string | null) => void
  readonly openCompany: (companyId: string) => void
  readonly openOutboxItem: (itemId: string | null) => void
  readonly closeDetail: () => void
  /** Somebody who is open was merged: whoever they became is open instead. */
  readonly became: (personId: string, now: string) => void
  readonly setTab: (tab: DetailTab) => void
  readonly setConnecting: (connecting: boolean) => void
  readonly follow: (place: Place) => void
  /** Shows what was shown when the app ended. */
  readonly restore: (place: WindowPlace) => void
}

/** Where the rep is. UI state only: what is shown there comes from the queries. */
export const usePlace = create<PlaceState>((set, get) => ({
  screen: 'book',
  opened: {},
  view: rememberedView(),
  companyId: null,
  outboxItemId: null,
  tab: 'conversation',
  connecting: false,
  goTo: (screen) => set({ screen }),
  setView: (view) => {
    rememberView(view)
    set({ screen: 'conversations', view })
  },
  openPerson: (personId, conversationId = null) => {
    const { screen, opened } = get()
    const target: Screen = screen === 'company' || screen === 'today' ? screen : 'book'
    set({ screen: target, opened: { ...opened, [target]: { personId, conversationId } } })
  },
  openConversation: (conversationId, personId) =>
    set({
      screen: 'conversations',
      opened: { ...get().opened, conversations: { personId, conversationId } },
      tab: 'conversation',
    }),
  openCompany: (companyId) => set({ screen: 'company', companyId, opened: { ...get().opened, company: undefined } }),
  openOutboxItem: (outboxItemId) => set({ screen: 'outbox', outboxItemId }),
  closeDetail: () => {
    const { screen, opened } = get()
    set({ opened: { ...opened, [screen]: undefined }, ...(screen === 'outbox' ? { outboxItemId: null } : {}) })
  },
  became: (personId, now) => {
    const opened = Object.entries(get().opened).map(([screen, one]) => [
      screen,
      one?.personId === personId ? { ...one, personId: now } : one,
    ])
    set({ opened: Object.fromEntries(opened) as PlaceState['opened'] })
  },
  setTab: (tab) => set({ tab }),
  setConnecting: (connecting) => set({ connecting }),
  follow: (place) => {
    const state = get()
    if (place.kind === 'person') {
      set({ screen: 'book' })
      state.openPerson(place.id)
    } else if (place.kind === 'conversation') {
      set({ view: 'all' })
      state.openConversation(place.id, null)
    } else if (place.kind === 'outbox') state.openOutboxItem(place.id)
    else state.goTo(place.kind)
  },
  restore: ({ screen, tab, personId, conversationId, companyId }) =>
    set({ screen, tab, companyId, opened: personId === null ? {} : { [screen]: { personId, conversationId } } }),
}))

/** What is open on the screen in front; null where the list has the whole width. */
export function useOpened(): Opened | null {
  return usePlace((state) => state.opened[state.screen] ?? null)
}

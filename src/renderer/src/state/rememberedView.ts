import type { ConversationView } from '../../../contract/commands'

const storageKey = 'repdesk.conversationView'
const views: readonly string[] = [
  'all',
  'mine',
  'people',
  'unassigned',
  'unread',
  'snoozed',
  'closed',
] satisfies ConversationView[]

/** The view of conversations that was chosen last: a choice of this window, kept in localStorage and nowhere else. */
export function rememberedView(): ConversationView {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored !== null && isView(stored) ? stored : 'all'
  } catch {
    return 'all'
  }
}

export function rememberView(view: ConversationView): void {
  try {
    localStorage.setItem(storageKey, view)
  } catch {
    // Storage may be switched off; the choice then lasts as long as the window.
  }
}

function isView(name: string): name is ConversationView {
  return views.includes(name)
}

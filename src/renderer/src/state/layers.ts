import { create } from 'zustand'
import type { CommandInput } from '../../../contract/commands'
import type { TaskPurpose } from '../../../contract/models'

/** What is asked about one conversation: until when, to whom, with which tags, with which saved reply. */
export type TriageQuestion = 'snooze' | 'assign' | 'tags' | 'macros'

/** A floating layer that the window opens from more than one place. */
export type Layer =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'lead'; readonly personId: string; readonly conversationId: string | null }
  | NewTask
  | { readonly kind: 'case'; readonly personId: string; readonly conversationId: string | null }
  | { readonly kind: 'contact' | 'opportunity'; readonly personId: string; readonly conversationId: string | null }
  | { readonly kind: 'convert'; readonly personId: string; readonly leadId: string }
  | { readonly kind: 'compare'; readonly personId: string }
  | { readonly kind: 'editPerson'; readonly personId: string }
  | { readonly kind: 'addCompany'; readonly personId: string }
  | { readonly kind: 'news' }
  | { readonly kind: 'leads'; readonly personIds: readonly string[] }
  | { readonly kind: 'leadGroup'; readonly groupId: string }
  | { readonly kind: 'owner'; readonly personIds: readonly string[] }
  | { readonly kind: 'triage'; readonly question: TriageQuestion; readonly conversationId: string }
  | { readonly kind: 'ownerGroup'; readonly groupId: string }
  | { readonly kind: 'ownersFile' }
  | { readonly kind: 'merge'; readonly personId: string; readonly otherId: string | null }
  | { readonly kind: 'prepare'; readonly personId: string }
  | { readonly kind: 'lookUp'; readonly text: string }
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'import'; readonly groupId: string | null }
  | { readonly kind: 'export'; readonly from: CommandInput<'people.export'>['from'] }

/** The New task dialog: about a person, and about all of a conversation or some parts of it. */
export interface NewTask {
  readonly kind: 'task'
  readonly personId: string
  readonly conversationId: string | null
  /** What it begins with; left out, main's own order: a log where there is a conversation, else a follow-up. */
  readonly purpose?: TaskPurpose
  /** Only these parts of the conversation. */
  readonly partIds?: readonly string[]
  /** Minutes that a call has taken. */
  readonly minutes?: number
}

interface LayerState {
  readonly layer: Layer | null
  readonly open: (layer: Layer) => void
  readonly close: () => void
}

/** The one layer that is open, if any. */
export const useLayers = create<LayerState>((set) => ({
  layer: null,
  open: (layer) => set({ layer }),
  close: () => set({ layer: null }),
}))

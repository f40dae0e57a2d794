import { create } from 'zustand'

/** A floating layer that the window opens from more than one place. */
export type Layer =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'lead'; readonly personId: string; readonly conversationId: string | null }

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

import { create } from 'zustand'
import type { Place } from '../../../contract/events'

/** A sentence at the bottom of the window, with at most one thing to do. */
export interface Toast {
  readonly id: number
  readonly tone: 'info' | 'done' | 'problem'
  readonly text: string
  readonly place?: Place | null
  /** What it tells of, such as an outbox item's id: a later sentence about the same takes its place. */
  readonly about?: string
  /** `byKey`: the key of undo runs it, too, while nothing newer can be undone; what the outbox holds the outbox undoes. */
  readonly action?: { readonly label: string; readonly byKey?: boolean; run(): void }
  /** How long it stays, in ms; problems stay longer. */
  readonly lasts: number
}

interface ToastState {
  readonly toasts: readonly Toast[]
  readonly show: (toast: Omit<Toast, 'id' | 'lasts'> & { readonly lasts?: number }) => void
  readonly dismiss: (id: number) => void
}

let lastId = 0

/** The sentences now on show; at most three, the newest last. */
export const useToasts = create<ToastState>((set) => ({
  toasts: [],
  show: (toast) => {
    lastId += 1
    const id = lastId
    const lasts = toast.lasts ?? (toast.tone === 'problem' ? 10_000 : 5_000)
    set(({ toasts }) => {
      const others = toasts.filter((other) => toast.about === undefined || other.about !== toast.about)
      return { toasts: [...others.slice(-2), { ...toast, id, lasts }] }
    })
  },
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}))

/** Undoes what the newest sentence with an Undo tells of, where it is undone here; false where that is the outbox's. */
export function undoShown(): boolean {
  const newest = useToasts.getState().toasts.findLast((toast) => toast.action?.label === 'Undo')
  if (newest?.action?.byKey !== true) return false
  useToasts.getState().dismiss(newest.id)
  newest.action.run()
  return true
}

/** Shows a sentence from anywhere. */
export function showToast(toast: Parameters<ToastState['show']>[0]): void {
  useToasts.getState().show(toast)
}

import { create } from 'zustand'

export type Pane = 'nav' | 'list' | 'side'

const limits: Readonly<Record<Pane, { min: number; max: number; start: number }>> = {
  nav: { min: 168, max: 300, start: 208 },
  list: { min: 280, max: 560, start: 348 },
  side: { min: 248, max: 440, start: 296 },
}
const storageKey = 'repdesk.panes'

interface LayoutState {
  readonly widths: Readonly<Record<Pane, number>>
  readonly setWidth: (pane: Pane, width: number) => void
}

/** Pane widths in CSS pixels: a choice of this window, kept in localStorage and nowhere else. */
export const useLayout = create<LayoutState>((set, get) => ({
  widths: remembered(),
  setWidth(pane, width) {
    const widths = { ...get().widths, [pane]: clampWidth(pane, width) }
    set({ widths })
    try {
      localStorage.setItem(storageKey, JSON.stringify(widths))
    } catch {
      // Storage may be switched off; the width then lasts as long as the window.
    }
  },
}))

/** The least and the most a pane may take. */
export function paneLimits(pane: Pane): { min: number; max: number } {
  return limits[pane]
}

function clampWidth(pane: Pane, width: number): number {
  const { min, max, start } = limits[pane]
  return Number.isFinite(width) ? Math.round(Math.min(max, Math.max(min, width))) : start
}

function remembered(): Record<Pane, number> {
  const widths = { nav: limits.nav.start, list: limits.list.start, side: limits.side.start }
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return widths
    for (const [pane, width] of Object.entries(stored)) {
      if (isPane(pane) && typeof width === 'number') widths[pane] = clampWidth(pane, width)
    }
  } catch {
    // Unreadable choices are no choices.
  }
  return widths
}

function isPane(name: string): name is Pane {
  return name in limits
}

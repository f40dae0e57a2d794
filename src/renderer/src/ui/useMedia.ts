import { useSyncExternalStore } from 'react'

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** `wide`: all panes, from 1180 px. `medium`: navigation as a rail. `narrow`: Salesforce as a tab, below 960. `single`: one pane, below 720. */
export type FrameSize = 'wide' | 'medium' | 'narrow' | 'single'

/** How many panes fit, in CSS pixels of the window (so 200 % zoom counts as half the width). */
export function useFrameSize(): FrameSize {
  const wide = useMedia('(min-width: 1180px)')
  const medium = useMedia('(min-width: 960px)')
  const narrow = useMedia('(min-width: 720px)')
  if (wide) return 'wide'
  if (medium) return 'medium'
  return narrow ? 'narrow' : 'single'
}

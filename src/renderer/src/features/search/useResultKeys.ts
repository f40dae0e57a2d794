import { useState, type KeyboardEvent } from 'react'
import type { PaletteItem } from './paletteItems'

interface ResultKeys {
  readonly current: number
  readonly setCurrent: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Arrows move through the lines, Enter chooses, and a new text starts at the first. */
export function useResultKeys(
  text: string,
  items: readonly PaletteItem[],
  choose: (item: PaletteItem) => void,
): ResultKeys {
  const [place, setPlace] = useState({ text, index: 0 })
  const current = place.text === text ? Math.min(place.index, Math.max(0, items.length - 1)) : 0
  const setCurrent = (index: number): void => setPlace({ text, index })
  return {
    current,
    setCurrent,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by !== undefined) {
        event.preventDefault()
        setCurrent((current + by + items.length) % Math.max(1, items.length))
      } else if (event.key === 'Enter') {
        event.preventDefault()
        const item = items[current]
        if (item) choose(item)
      }
    },
  }
}

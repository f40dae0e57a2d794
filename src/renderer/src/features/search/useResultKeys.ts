import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { PaletteItem } from './paletteItems'

interface ResultKeys {
  readonly current: number
  readonly setCurrent: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * Arrows move through the lines, Enter chooses, Tab completes a filter word, and a new text starts at the first. Who types fast presses Enter before
 * the text's own hits are here (`settled`): then it means the line that will stand there, never the last text's.
 */
export function useResultKeys(
  text: string,
  items: readonly PaletteItem[],
  choose: (item: PaletteItem) => void,
  settled: boolean,
): ResultKeys {
  const [place, setPlace] = useState({ text, index: 0 })
  /** The text that Enter was pressed for before its own hits were here. */
  const entered = useRef<string | null>(null)
  const current = place.text === text ? Math.min(place.index, Math.max(0, items.length - 1)) : 0
  const setCurrent = (index: number): void => setPlace({ text, index })
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  useEffect(() => {
    if (!settled || entered.current !== text) return
    entered.current = null
    const item = items[current]
    if (item) latest.current(item)
  }, [settled, text, items, current])
  return {
    current,
    setCurrent,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by !== undefined) {
        event.preventDefault()
        setCurrent((current + by + items.length) % Math.max(1, items.length))
      } else if (event.key === 'Tab' && !event.shiftKey && items.some(isCompletion)) {
        event.preventDefault()
        const marked = items[current]
        const item = marked && isCompletion(marked) ? marked : items.find(isCompletion)
        if (item) choose(item)
      } else if (event.key === 'Enter') {
        event.preventDefault()
        const item = items[current]
        if (item && (settled || item.kind !== 'hit')) choose(item)
        else if (!settled) entered.current = text
      } else {
        entered.current = null
      }
    },
  }
}

function isCompletion(item: PaletteItem): boolean {
  return item.kind === 'completion'
}

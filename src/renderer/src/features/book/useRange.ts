import { useCallback, useState } from 'react'
import { pageSize } from '../../queries/usePagedRows'

/** A whole page ahead: while a key is held down, answers come in late, since input goes before them. */
const ahead = pageSize

/** Which rows a list shows, in whole pages, so that scrolling within a page changes nothing. */
export function useRange(): { range: { start: number; end: number }; onRange: (start: number, end: number) => void } {
  const [range, setRange] = useState({ start: 0, end: 0 })
  const onRange = useCallback((start: number, end: number): void => {
    const next = { start: floor(start - 10), end: floor(end + ahead) }
    setRange((now) => (now.start === next.start && now.end === next.end ? now : next))
  }, [])
  return { range, onRange }
}

function floor(index: number): number {
  return Math.max(0, Math.floor(index / pageSize) * pageSize)
}

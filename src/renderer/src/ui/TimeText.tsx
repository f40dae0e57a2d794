import { useSyncExternalStore, type ReactNode } from 'react'
import { exactTime, longAgo, shortAgo } from '../format/time'
import styles from './Text.module.css'

const tickMs = 15_000
let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer) {
      clearInterval(timer)
      timer = null
    }
  }
}

/** The time of day, renewed every 15 s for all relative times at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

interface TimeTextProps {
  readonly at: number
  readonly form?: 'short' | 'long'
}

/** A relative time; the exact one on hover and for screen readers that ask. */
export function TimeText({ at, form = 'short' }: TimeTextProps): ReactNode {
  const current = Math.max(useNow(), at)
  return (
    <time className={styles.number} dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {form === 'short' ? shortAgo(at, current) : longAgo(at, current)}
    </time>
  )
}

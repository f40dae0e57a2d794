import type { EventName, EventPayload, Topic } from '../../contract/events'
import type { Clock } from '../ports/clock'

/** The core's events: listeners by name, and `cache.changed` gathered so that at most five a second go out. */
export interface Emitter {
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  changed(topics: Topic[], ids?: string[]): void
  /** Sends what is gathered and forgets the timer. */
  flush(): void
}

const GATHER_MS = 200
/** Above this many, "something changed" says as much. */
const MOST_IDS = 50

export function createEmitter(clock: Clock): Emitter {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  let topics = new Set<Topic>()
  /** Null: too many to name. */
  let ids: Set<string> | null = new Set()
  let cancel: (() => void) | null = null

  function emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of listeners.get(name) ?? []) (listener as (payload: EventPayload<N>) => void)(payload)
  }

  function flush(): void {
    cancel?.()
    cancel = null
    if (topics.size === 0) return
    const payload = { topics: [...topics], ...(ids && ids.size > 0 ? { ids: [...ids] } : {}) }
    topics = new Set()
    ids = new Set()
    emit('cache.changed', payload)
  }

  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener)
      return () => set.delete(listener)
    },
    emit,
    changed(more, moreIds) {
      for (const topic of more) topics.add(topic)
      if (!moreIds) ids = null
      else if (ids) {
        for (const id of moreIds) ids.add(id)
        if (ids.size > MOST_IDS) ids = null
      }
      cancel ??= clock.after(GATHER_MS, flush)
    },
    flush,
  }
}

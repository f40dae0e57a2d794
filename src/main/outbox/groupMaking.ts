import type { Clock } from '../ports/clock'
import type { NewOutboxRow, Store } from '../store/types'
import { inTurns } from '../turns'

/** Groups that are being made, by id: of a process that ended in between they are removed. */
const MAKING = 'outbox.making'
/** Until it is whole nothing of a group leaves; longer than making one ever takes. */
const APART_MS = 60 * 60_000

/** An item of a group, less what is the same for all. */
export type GroupItem = Omit<NewOutboxRow, 'state' | 'nextAt' | 'createdAt' | 'groupId'>

/**
 * Adds many items as one group, in turns, so that the window never waits for them. Until the last one is in, none can leave;
 * then all get one time, `holdMs` from now. If the process ends in between, or this fails, none of them was made: the rep has
 * not been told that they were (`dropUnfinished`). `also` runs in the transaction of its item.
 */
export async function makeGroup<T>(
  { store, clock }: { store: Store; clock: Clock },
  groupId: string,
  holdMs: number,
  rows: readonly T[],
  itemOf: (row: T) => GroupItem,
  also: (row: T) => void = () => undefined,
): Promise<void> {
  const createdAt = clock.now()
  const apart = { state: 'held', nextAt: createdAt + APART_MS, createdAt, groupId } as const
  note(store, (ids) => [...ids, groupId])
  try {
    await inTurns(
      rows,
      (batch) =>
        store.transaction(() => {
          for (const row of batch) {
            store.outbox.insert({ ...itemOf(row), ...apart })
            also(row)
          }
        }),
      4,
    )
    const now = clock.now()
    store.transaction(() => {
      store.outbox.letGo(
        groupId,
        holdMs > 0 ? { state: 'held', nextAt: now + holdMs } : { state: 'queued', nextAt: null },
        now,
      )
      note(store, (ids) => ids.filter((id) => id !== groupId))
    })
  } catch (thrown) {
    drop(store, groupId)
    throw thrown
  }
}

/** After a start, before anything is sent: groups that a process left half-made were never made. */
export function dropUnfinished(store: Store): void {
  for (const id of making(store)) drop(store, id)
}

function drop(store: Store, groupId: string): void {
  store.transaction(() => {
    store.outbox.dropGroup(groupId)
    note(store, (ids) => ids.filter((id) => id !== groupId))
  })
}

function note(store: Store, change: (ids: string[]) => string[]): void {
  const ids = change(making(store))
  store.meta.set(MAKING, ids.length > 0 ? JSON.stringify(ids) : null)
}

function making(store: Store): string[] {
  return JSON.parse(store.meta.get(MAKING) ?? '[]') as string[]
}

import { parseId } from '../ids'
import type { Caller, Org } from '../org'
import { deleteRecord } from '../writes/remove'
import { createRecord, updateRecord } from '../writes/save'

/** One write of a transaction that is still running. */
export interface LateWrite {
  op: 'create' | 'update' | 'delete'
  object: string
  id?: string
  values?: Record<string, unknown>
}

/** Transactions whose writes are stamped but not committed: nobody sees them yet. */
export interface LateTransactions {
  /** Stamps the writes now and shows them `visibleInMs` later (by the stand-in's clock), or at `release`. Returns the ids. */
  begin(caller: Caller, writes: readonly LateWrite[], visibleInMs?: number): string[]
  /** Commits what is due; everything with `all`. */
  commit(all?: boolean): number
}

/**
 * SystemModstamp is set while a transaction runs and seen when it commits, so that a client polling by it can miss a
 * record: this plays such a transaction.
 */
export function createLateTransactions(org: Org): LateTransactions {
  let waiting: { visibleAt: number; run: () => void }[] = []
  return {
    begin(caller, writes, visibleInMs = Number.POSITIVE_INFINITY) {
      const at = org.stamp()
      const prepared = writes.map((write) => ({ ...write, id: parseId(write.id) ?? org.newId(write.object) }))
      const system: Caller = { ...caller, system: true, at }
      waiting.push({
        visibleAt: org.clock.now() + visibleInMs,
        run: () => {
          for (const write of prepared) apply(system, write)
        },
      })
      return prepared.map((write) => write.id)
    },
    commit(all = false) {
      const now = org.clock.now()
      const due = waiting.filter((transaction) => all || transaction.visibleAt <= now)
      waiting = waiting.filter((transaction) => !due.includes(transaction))
      for (const transaction of due) org.store.atomic(transaction.run)
      return due.length
    },
  }
}

function apply(caller: Caller, write: LateWrite & { id: string }): void {
  const object = caller.org.schema.find(write.object)
  if (!object) throw new Error(`no such object: ${write.object}`)
  if (write.op === 'create') createRecord(caller, object, { ...write.values, Id: write.id })
  else if (write.op === 'update') updateRecord(caller, object, write.id, write.values ?? {})
  else deleteRecord(caller, object, write.id)
}

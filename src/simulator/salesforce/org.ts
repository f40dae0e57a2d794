import type { SimClock } from '../shared/clock'
import { createSchema, type Schema } from './fieldTables/objects'
import { createIdSource } from './ids'
import { defaultSettings, type Settings } from './settings'
import type { Shares } from './sharing'
import { createStore, type Row, type Store } from './store'
import { wholeSecond } from './times'

/** One org: its records, its schema and what its admin has set. Everything else works on this. */
export interface Org {
  readonly id: string
  readonly clock: SimClock
  readonly schema: Schema
  readonly store: Store
  readonly settings: Settings
  /** Access to single records beyond what the org's sharing gives; no record changes with it. */
  readonly shares: Shares
  /** The seed's rep, or its first active user. */
  repUserId: string
  /** Every deletion, for `/deleted`; a purge does not take it away. */
  deletions: { object: string; id: string; at: number }[]
  /** Counts up for CaseNumber. */
  nextCaseNumber: number
  newId(objectName: string): string
  /** The stamp of a write made now: whole seconds, as the service keeps them. */
  stamp(): number
}

/** Who asks, in which API version, with which headers. `system` writes as an admin would, past sharing and rules. */
export interface Caller {
  org: Org
  userId: string
  /** `62.0` */
  version: string
  headers: Record<string, string | undefined>
  system?: boolean
  /** The stamp of its writes where it is not now: a long transaction's writes carry an earlier one. */
  at?: number
}

/** An empty org. */
export function createOrg(id: string, clock: SimClock): Org {
  const schema = createSchema()
  const ids = createIdSource()
  const store = createStore(schema)
  return {
    id,
    clock,
    schema,
    store,
    settings: defaultSettings(),
    shares: new Map(),
    repUserId: '',
    deletions: [],
    nextCaseNumber: 1001,
    newId(objectName) {
      const prefix = schema.find(objectName)?.keyPrefix ?? '000'
      // A seed brings ids of its own: those are passed over.
      for (;;) {
        const id = ids.next(prefix)
        if (!store.get(objectName, id)) return id
      }
    },
    stamp: () => wholeSecond(clock.now()),
  }
}

/** The record an id leads to, whatever its object: its key prefix tells. */
export function rowById(org: Org, id: unknown): { object: string; row: Row } | undefined {
  if (typeof id !== 'string') return undefined
  const object = org.schema.byPrefix(id)
  const row = object ? org.store.get(object.name, id) : undefined
  return object && row ? { object: object.name, row } : undefined
}

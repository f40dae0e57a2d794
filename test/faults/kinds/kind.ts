import type { Random } from '../../../src/simulator/shared/random'
import type { Scene, Seat } from '../lib/scene'

/** One write that a rep made, and how to find at the service what came of it. */
export interface Written {
  kind: string
  seat: Seat
  /** Outbox items it consists of. */
  itemIds: string[]
  /** False where the rep took it back in time. */
  wanted: boolean
  /** No click and no item: Repdesk writes it when it sees what happened. */
  comesByItself?: boolean
  /** How often it stands at the service; once is right. */
  found(): number
  /** The same for one of its items, where they can be told apart. */
  foundOf?(itemId: string): number
  /** Writes of one sequence must stand in the order in which they were made; `mark` finds this one in it. */
  sequence: { key: string; mark: string } | null
}

/** A kind of write the player knows. `make` answers null where nothing is left to write it on. */
export interface WriteKind {
  name: string
  /** How often it is chosen beside the others. */
  weight: number
  /** Requests of it, for faults that are meant for it: method and path. */
  requests: { service: 'intercom' | 'salesforce'; method: string; path: string }[]
  make(scene: Scene, seat: Seat, random: Random, unique: string): Promise<Written | null>
}

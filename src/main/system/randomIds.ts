import { randomUUID } from 'node:crypto'
import type { Ids } from '../ports/ids'

/** Random version 4 UUIDs. */
export const randomIds: Ids = { next: () => randomUUID() }

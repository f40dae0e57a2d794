import type { OutboxState } from '../../../contract/models'

/** States of a change of an owner that has not left, so that a newer one can take its place. */
export const MOVABLE: ReadonlySet<OutboxState> = new Set(['held', 'queued', 'waiting', 'needs_attention'])

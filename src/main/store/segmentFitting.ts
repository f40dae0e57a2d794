import type { SegmentFilter } from '../../contract/models'
import { turnKeeper } from '../turns'
import type { SegmentsRoom } from './segmentRoom'
import type { SegmentClock } from './segmentSql'

const FIRST_STEP = 128
const LEAST = 16
/** What a step should take at most, in ms. */
const STEP_MS = 4

/**
 * Row numbers of all people that fit, in turns of a few milliseconds: the size of a step follows what the last one took.
 * `isWanted`: ends early, with what there is so far, where it says no.
 */
export async function fittingRows(
  segments: Pick<SegmentsRoom, 'fitting'>,
  filter: SegmentFilter,
  clock: SegmentClock,
  isWanted: () => boolean = () => true,
): Promise<number[]> {
  const turn = turnKeeper()
  const rows: number[] = []
  let size = FIRST_STEP
  for (let after: number | null = 0; after !== null && isWanted();) {
    const began = performance.now()
    const step = segments.fitting(filter, clock, after, size)
    const each = (performance.now() - began) / size
    for (const n of step.rows) rows.push(n)
    after = step.next
    size = Math.max(LEAST, Math.min(size * 2, Math.floor(STEP_MS / Math.max(each, 0.0001))))
    await turn()
  }
  return rows
}

import type { Topic } from '../../contract/events'
import { createDynamicMessages } from '../outbox/dynamicMessages'
import { createGate } from '../sync/gate'
import type { Job } from '../sync/job'
import { wantSegments } from '../sync/pullSegments'
import type { AutomationsParts } from './automations'

const SECOND = 1_000

/** The job that sends dynamic messages, and what tells it that somebody may have come to match. */
export function dynamicMessages(
  parts: Pick<AutomationsParts, 'options' | 'store' | 'repId' | 'timeZone' | 'changed' | 'kick'>,
): { job: Job; noteChange(topics: readonly Topic[]): void } {
  const { store, repId } = parts
  const { clock, ids } = parts.options
  const messages = createDynamicMessages({
    store,
    clock,
    ids,
    repId,
    timeZone: () => parts.timeZone(),
    wantSegments({ content: { audience } }) {
      if (audience.by === 'filter') wantSegments(store, audience.filter, clock.now())
    },
    added(personIds) {
      parts.changed(['outbox', 'people', 'messages'], personIds.length <= 20 ? personIds : undefined)
      parts.kick()
    },
  })
  return {
    noteChange: (topics) => messages.noteChange(topics),
    job: {
      name: 'messages.dynamic',
      lane: 'messages',
      // It talks to nobody, so no service's silence stops it and it says nothing of one.
      gate: createGate(clock, () => undefined),
      everyMs: 3 * SECOND,
      backgroundMs: 5 * SECOND,
      due: () => messages.isDue(),
      run: (signal) => messages.run(signal),
    },
  }
}

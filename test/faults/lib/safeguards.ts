import { leadSender } from '../../../src/main/outbox/leadSender'
import type { Sender } from '../../../src/main/outbox/sender'
import type { Safeguard } from './messages'

/**
 * Takes safeguards out of this process, to show that the player notices: `lookUp` makes every look-up find nothing, so
 * that what arrived is sent again.
 */
export function takeOut(which: readonly Safeguard[]): void {
  if (!which.includes('lookUp')) return
  for (const sender of [leadSender] as { lookUp: Sender['lookUp'] }[]) {
    sender.lookUp = () => Promise.resolve({ found: false })
  }
}

import type { SyncStatus } from '../../contract/models'
import { paceNotice, type Pace } from '../domain/salesforce/pace'

/** Tells the rep when Repdesk begins to read Salesforce less often, and when it is back to its usual pace. */
export function createPaceTelling(tell: (text: string) => void): { look(use: SyncStatus['salesforceApi']): void } {
  let told: Pace = 'full'
  return {
    look(use) {
      // Before the first answer nothing is known, which is no news.
      if (!use) return
      const text = paceNotice(told, use.pace, use)
      told = use.pace
      if (text !== null) tell(text)
    },
  }
}

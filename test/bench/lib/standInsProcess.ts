import { startSimulator } from '../../../src/simulator'
import { answerAs } from './child'

/** Both stand-ins on one world, in a process of their own, so that they do not disturb what is measured. */
answerAs(async ({ seed, people, book }: { seed: number; people: number; book: number }) => {
  const simulator = await startSimulator({ seed, people, bookShare: book / people })
  simulator.salesforce.settings.autoApprove = 'rep'
  // Pacing is not what is measured: with the service's own limit the first sync would mostly wait.
  simulator.intercom.settings.rateLimitPer10s = 1_000_000
  return simulator.ready
})

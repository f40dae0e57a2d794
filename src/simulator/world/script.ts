import type { SimClock } from '../shared/clock'
import type { Perform, Step, StepResult } from './steps'

/** A named step, `at` milliseconds after the script's start. */
export interface ScriptStep {
  at: number
  name: string
  /** The step, or how it follows from what earlier steps made (by their names). */
  step: Step | ((made: ReadonlyMap<string, StepResult>) => Step)
}

/**
 * Plays steps in the order of their times: the clock moves to each step's time (never back), then the step is done.
 * Returns what the steps made, by name. Throws the first step's error, with the step's name in front; and where two
 * steps have one name.
 */
export function playScript(steps: readonly ScriptStep[], perform: Perform, clock: SimClock): Map<string, StepResult> {
  const start = clock.now()
  const made = new Map<string, StepResult>()
  for (const { at, name, step } of [...steps].sort((a, b) => a.at - b.at)) {
    if (made.has(name)) throw new Error(`two steps are named "${name}"`)
    const wait = start + at - clock.now()
    if (wait > 0) clock.advance(wait)
    try {
      made.set(name, perform(typeof step === 'function' ? step(made) : step))
    } catch (error) {
      throw new Error(`step "${name}": ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  return made
}

/** Every run of `npm test` looks at the same cases, so that a red one is the change's own. */
const USUAL_SEED = 20_261_122

/**
 * How many random runs a property makes, and from which seed. `REPDESK_RUNS` multiplies them and draws a new seed, for
 * a long search; `REPDESK_SEED` repeats a run that failed (fast-check prints its seed).
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const { REPDESK_RUNS: factor, REPDESK_SEED: seed } = process.env
  const numRuns = Math.max(1, Math.round(usual * Number(factor ?? '1')))
  if (seed) return { numRuns, seed: Number(seed) }
  return factor ? { numRuns } : { numRuns, seed: USUAL_SEED }
}

/**
 * How many random runs a property makes. `REPDESK_RUNS` multiplies them for a long search; `REPDESK_SEED` repeats one
 * run that failed (fast-check prints its seed).
 */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const factor = Number(process.env['REPDESK_RUNS'] ?? '1')
  const seed = process.env['REPDESK_SEED']
  return { numRuns: Math.max(1, Math.round(usual * factor)), ...(seed ? { seed: Number(seed) } : {}) }
}

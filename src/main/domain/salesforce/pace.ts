/** Calls of the last 24 hours by everybody in the org, against what its edition allows (`Sforce-Limit-Info`). */
export interface ApiUse {
  used: number
  limit: number
}

/**
 * How Repdesk reads Salesforce: at its usual pace, half as often, or only what the rep asks for. What the rep writes goes
 * out at every pace.
 */
export type Pace = 'full' | 'slow' | 'onRequest'

/** Above this share of the org's limit cycles come half as often; above the other one only on request. */
export const SLOW_ABOVE = 0.8
export const ON_REQUEST_ABOVE = 0.95
/** Without any reading nobody would notice that the limit has room again: one cycle in this time finds out. */
export const PROBE_MS = 30 * 60_000

/**
 * The pace for a use. Salesforce gives no warning before the limit and no time to come back (no Retry-After), and all
 * users and integrations of the org share it, so that Repdesk leaves the rest to them (salesforce-api, "Limits").
 * Unknown use (nothing was answered yet) and a limit of 0 count as plenty.
 */
export function paceOf(use: ApiUse | null): Pace {
  if (use === null || use.limit <= 0) return 'full'
  const share = use.used / use.limit
  if (share > ON_REQUEST_ABOVE) return 'onRequest'
  return share > SLOW_ABOVE ? 'slow' : 'full'
}

/** What is known of a stream when its time has come; times in ms. */
export interface StreamTiming {
  pace: Pace
  /** The stream's own interval. */
  everyMs: number
  /** Since its last run went through; null where it has not yet, or failed and follows the rule of failures. */
  sinceRun: number | null
  /** Since anything was read by a stream; null before the first. */
  sinceAny: number | null
  /** The rep asked for it after its last run began. */
  isAsked: boolean
}

/** Whether a stream of Salesforce may run now. */
export function mayRead({ pace, everyMs, sinceRun, sinceAny, isAsked }: StreamTiming): boolean {
  if (pace === 'full' || isAsked) return true
  if (pace === 'onRequest') return sinceAny === null || sinceAny >= PROBE_MS
  return sinceRun === null || sinceRun >= 2 * everyMs
}

/** What the rep is told when the pace changes; null where there is nothing to tell. */
export function paceNotice(before: Pace, after: Pace, use: ApiUse | null): string | null {
  if (before === after) return null
  const percent = use && use.limit > 0 ? Math.floor((use.used / use.limit) * 100) : 0
  switch (after) {
    case 'slow':
      return before === 'full'
        ? `Your org has used ${percent} % of its Salesforce calls for these 24 hours. Repdesk looks half as often until there is room again.`
        : 'Salesforce has some room again: Repdesk looks by itself, half as often as usual.'
    case 'onRequest':
      return `Your org has used ${percent} % of its Salesforce calls for these 24 hours. Repdesk only sends what you write and reads what you ask for, until there is room again.`
    case 'full':
      return 'Salesforce has room again: Repdesk is back to its usual pace.'
  }
}

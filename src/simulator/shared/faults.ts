/** What a fault does to one request. "Commit" is the moment the stand-in's own handler has run. */
export type FaultEffect =
  /** The answer comes `ms` milliseconds later. */
  | { kind: 'latency'; ms: number }
  /** The connection is reset before the request is read. */
  | { kind: 'refuse' }
  /** The request is read whole, then the connection is reset: nothing was committed. */
  | { kind: 'cut-before' }
  /** The handler runs (a write is committed), then, `ms` later, the connection is reset without an answer. */
  | { kind: 'cut-after'; ms?: number }
  /** The handler runs, the head and half of the body are sent, then the connection is reset. */
  | { kind: 'cut-body' }
  /** The handler runs, the head and half of the body are sent, then nothing more comes. */
  | { kind: 'stall-body' }
  /** The handler runs, half of the JSON is sent as if it were whole. */
  | { kind: 'truncated-json' }
  /** The handler does not run; this status is answered. Without a body the service's own envelope for it is used. */
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  /** The handler does not run; an HTML error page is answered, as a proxy in between would. */
  | { kind: 'html'; status: number }
  /** The handler runs and commits; this status is answered instead of the real one. */
  | { kind: 'status-after'; status: number; body?: unknown }

/** One rule of the switchboard: which requests it hits, how often, and what it does to them. */
export interface FaultRule {
  id?: string
  /** HTTP method, upper case; every method without it. */
  method?: string
  /** A regular expression on path and query. */
  path?: string
  /** A regular expression on the request's body text. */
  body?: string
  /** Hits that are let through first. Default 0. */
  skip?: number
  /** How many requests are hit: default 1, `-1` for all until the rule is cleared. */
  times?: number
  /** Chance of a hit, 0 to 1. Default 1. */
  probability?: number
  effect: FaultEffect
}

export interface FaultSwitchboard {
  add(rule: FaultRule): void
  clear(): void
  list(): FaultRule[]
  /** The first rule that hits this request (and counts the hit), or nothing. */
  match(method: string, url: string, body: string): FaultRule | undefined
}

/** An empty switchboard; `random` (0 to 1) decides rules that have a probability. */
export function createFaults(random: () => number = Math.random): FaultSwitchboard {
  let rules: { rule: FaultRule; skip: number; left: number }[] = []
  return {
    add(rule) {
      rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 })
    },
    clear() {
      rules = []
    },
    list: () => rules.map((entry) => entry.rule),
    match(method, url, body) {
      for (const entry of rules) {
        const { rule } = entry
        if (entry.left === 0) continue
        if (rule.method && rule.method !== method) continue
        if (rule.path && !new RegExp(rule.path).test(url)) continue
        if (rule.body && !new RegExp(rule.body).test(body)) continue
        if (rule.probability !== undefined && random() >= rule.probability) continue
        if (entry.skip > 0) {
          entry.skip--
          continue
        }
        if (entry.left > 0) entry.left--
        return rule
      }
      return undefined
    },
  }
}

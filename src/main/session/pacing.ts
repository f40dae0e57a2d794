import { mayRead, paceOf, type ApiUse, type Pace } from '../domain/salesforce/pace'
import type { Job } from '../sync/job'

export interface PacingOptions {
  /** The org's calls as the last answer told them; null before. */
  apiUse: () => ApiUse | null
  now: () => number
  isFocused: () => boolean
}

/** Slows the streams of Salesforce down before the org's calls run out. Writes never pass through here. */
export interface Pacing {
  pace(): Pace
  /** The rep asked for a sync: each stream may run once, whatever the pace. */
  asked(): void
  /** The same jobs, each of which waits where the pace says so. */
  paced(jobs: readonly Job[]): Job[]
}

/** For one session; what it knows of the streams' runs is of this process. */
export function createPacing({ apiUse, now, isFocused }: PacingOptions): Pacing {
  /** When each stream's last run went through, and when it began. */
  const wentThrough = new Map<string, number>()
  const began = new Map<string, number>()
  let lastRead: number | null = null
  let askedAt: number | null = null

  const since = (at: number | null | undefined): number | null => (at === null || at === undefined ? null : now() - at)

  function isDue(job: Job): boolean {
    if (job.due?.() === false) return false
    return mayRead({
      pace: paceOf(apiUse()),
      everyMs: isFocused() ? job.everyMs : job.backgroundMs,
      sinceRun: since(wentThrough.get(job.name)),
      sinceAny: since(lastRead),
      isAsked: askedAt !== null && askedAt >= (began.get(job.name) ?? askedAt),
    })
  }

  async function run(job: Job, signal: AbortSignal): Promise<void> {
    began.set(job.name, now())
    lastRead = now()
    wentThrough.delete(job.name)
    await job.run(signal)
    wentThrough.set(job.name, now())
  }

  return {
    pace: () => paceOf(apiUse()),
    asked() {
      askedAt = now()
    },
    paced: (jobs) =>
      jobs.map((job) => ({ ...job, due: () => isDue(job), run: (signal: AbortSignal) => run(job, signal) })),
  }
}

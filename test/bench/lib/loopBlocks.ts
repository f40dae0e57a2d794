/** How long the main thread of a process was kept from its next timer. Milliseconds, except where said. */
export interface LoopBlocks {
  longest: number
  /** The longest by the time the thread worked itself: what others on the machine took from it is not in it. */
  longestCpu: number | null
  p99: number
  p99Cpu: number | null
  p999: number
  ticks: number
  over16: number
  over50: number
  /** Those of most work of its own (else the longest): when (from the start) and how long. */
  worst: { at: number; ms: number; cpu: number | null }[]
}

/**
 * Ticks every millisecond until `stop`; a late tick is a block of so long. It stands by itself, since it is also sent
 * as text into Electron's main process.
 */
export function watchLoop(): { stop(): LoopBlocks } {
  const TICK_MS = 1
  const KEPT = 12
  const { createHistogram } = process.getBuiltinModule('node:perf_hooks')
  // Milliseconds of processor time of this thread; null where Node cannot tell (before 23.9).
  const threadCpuMs = (): number | null => {
    if (typeof process.threadCpuUsage !== 'function') return null
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  const late = createHistogram()
  const worked = createHistogram()
  const start = performance.now()
  let longestCpu: number | null = null
  let longest = 0
  let over16 = 0
  let over50 = 0
  let worst: LoopBlocks['worst'] = []
  let last = start
  let lastCpu = threadCpuMs()
  const timer = setInterval(() => {
    const now = performance.now()
    const cpuNow = threadCpuMs()
    const ms = Math.max(0, now - last - TICK_MS)
    const cpu = cpuNow === null || lastCpu === null ? null : cpuNow - lastCpu
    late.record(Math.max(1, Math.round(ms * 1000)))
    longest = Math.max(longest, ms)
    if (ms > 16) over16 += 1
    if (ms > 50) over50 += 1
    if (cpu !== null) {
      longestCpu = Math.max(longestCpu ?? 0, cpu)
      worked.record(Math.max(1, Math.round(cpu * 1000)))
    }
    const least = worst[KEPT - 1]
    if (!least || (cpu ?? ms) > (least.cpu ?? least.ms)) {
      worst = [...worst, { at: Math.round(now - start), ms, cpu }]
        .sort((a, b) => (b.cpu ?? b.ms) - (a.cpu ?? a.ms))
        .slice(0, KEPT)
    }
    last = now
    lastCpu = cpuNow
  }, TICK_MS)
  return {
    stop() {
      clearInterval(timer)
      return {
        longest,
        longestCpu,
        p99: late.percentile(99) / 1000,
        p99Cpu: longestCpu === null ? null : worked.percentile(99) / 1000,
        p999: late.percentile(99.9) / 1000,
        ticks: late.count,
        over16,
        over50,
        worst,
      }
    },
  }
}

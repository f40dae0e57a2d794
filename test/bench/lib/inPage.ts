/*
 * What runs inside the page: sent there as text, so each function stands by itself. Times are milliseconds since the
 * epoch, since the process was started by another clock's reckoning.
 */

/** Resolves when the page has painted its content, with the time. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    const afterFrame = (): void => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
    }
    if (document.readyState === 'complete') afterFrame()
    else addEventListener('load', afterFrame)
  })
}

/** Resolves when rows of My book are there and painted; puts the focus on the list. */
export function listPainted(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const list = document.querySelector<HTMLElement>('[role=grid]')
      const row = document.querySelector('[id^="book-"]:not([aria-label="Loading"])')
      if (!list || !row) return void requestAnimationFrame(look)
      list.focus()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
    }
    look()
  })
}

/** Resolves with the time at which a key press has moved the list's cursor, from its first row, on the screen. */
export function cursorMoved(): Promise<number> {
  return new Promise((resolve) => {
    const list = document.querySelector('[role=grid]')
    const look = (): void => {
      // The key may have come before this was asked.
      const at = list?.getAttribute('aria-activedescendant') ?? null
      if (at === null || at === 'book-0') return void requestAnimationFrame(look)
      setTimeout(() => resolve(performance.timeOrigin + performance.now()))
    }
    requestAnimationFrame(look)
  })
}

interface Keys {
  times: number[]
  /** The browser's own measure, in steps of 8 ms; faster than 16 ms is not told. */
  slow: number[]
  presses: number
}

/**
 * Begins to take the time of every key press: from the event to the first frame in which the cursor has moved, ended by
 * what comes after that frame's painting.
 */
export function watchKeys(): void {
  const keys: Keys = { times: [], slow: [], presses: 0 }
  Object.assign(globalThis, { benchKeys: keys })
  const list = document.querySelector('[role=grid]')
  addEventListener(
    'keydown',
    (event) => {
      keys.presses += 1
      const before = list?.getAttribute('aria-activedescendant')
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => keys.times.push(performance.now() - event.timeStamp))
      channel.port1.start()
      const look = (): void => {
        if (list?.getAttribute('aria-activedescendant') === before) requestAnimationFrame(look)
        else channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
  new PerformanceObserver((found) => {
    for (const entry of found.getEntries()) if (entry.name === 'keydown') keys.slow.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

/** What `watchKeys` has seen since the last call. */
export function takeKeys(): Keys {
  const { benchKeys } = globalThis as unknown as { benchKeys: Keys }
  const seen = { ...benchKeys }
  Object.assign(benchKeys, { times: [], slow: [], presses: 0 })
  return seen
}

export interface Scrolled {
  /** Milliseconds between frames. */
  frames: number[]
  mostRows: number
  mostElements: number
  /** Frames in which at least one row was still on its way. */
  withLoading: number
  rowsSeen: number
  total: number
}

/** Scrolls My book from its first to its last row, most of a screen a frame. */
export async function scrollThrough(): Promise<Scrolled> {
  const list = document.querySelector<HTMLElement>('[role=grid]')
  if (!list) throw new Error('There is no list')
  const seen = new Set<string>()
  const result: Scrolled = { frames: [], mostRows: 0, mostElements: 0, withLoading: 0, rowsSeen: 0, total: 0 }
  result.total = Number(list.getAttribute('aria-rowcount')) - 1
  list.scrollTop = 0
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  let last = await frame()
  for (let still = 0; still < 30;) {
    const top = list.scrollTop
    list.scrollTop += Math.floor(list.clientHeight * 0.8)
    still = list.scrollTop === top ? still + 1 : 0
    const now = await frame()
    result.frames.push(now - last)
    last = now
    const rows = [...list.querySelectorAll('[id^="book-"]')]
    for (const row of rows) seen.add(row.id)
    result.mostRows = Math.max(result.mostRows, rows.length)
    result.mostElements = Math.max(result.mostElements, document.querySelectorAll('*').length)
    if (rows.some((row) => row.getAttribute('aria-label') === 'Loading')) result.withLoading += 1
  }
  result.rowsSeen = seen.size
  return result
}

import { eventNames } from '../../contract/events'

/**
 * The script that gives the preview's page its `window.repdesk`: commands by POST, events by Server-Sent Events. A file
 * of its own, since the page's policy allows no inline script. A place that comes before the page listens is kept.
 */
export const bridgeScript = `(() => {
  const names = ${JSON.stringify(eventNames)}
  const listeners = new Map(names.map((name) => [name, new Set()]))
  let heldPlace = null
  const source = new EventSource('/events')
  for (const name of names) {
    source.addEventListener(name, (event) => {
      const payload = JSON.parse(event.data)
      const found = listeners.get(name)
      if (name === 'navigate' && found.size === 0) heldPlace = payload
      for (const listener of found) listener(payload)
    })
  }
  source.addEventListener('open-page', (event) => window.open(JSON.parse(event.data), '_blank', 'noopener,noreferrer'))
  const gone = { code: 'offline', message: 'The preview has ended. Start it again and open its new address.', retryable: true }
  const run = async (name, input) => {
    try {
      const answer = await fetch('/run', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, input }),
      })
      return await answer.json()
    } catch {
      return { ok: false, error: gone }
    }
  }
  const on = (name, listener) => {
    const found = listeners.get(name)
    if (found === undefined) return () => {}
    found.add(listener)
    if (name === 'navigate' && heldPlace !== null) {
      const place = heldPlace
      heldPlace = null
      queueMicrotask(() => listener(place))
    }
    return () => void found.delete(listener)
  }
  const bridge = Object.freeze({ run, on, isPreview: true })
  Object.defineProperty(window, 'repdesk', { value: bridge, enumerable: true })
})()
`

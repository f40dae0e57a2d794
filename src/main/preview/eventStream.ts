import type { ServerResponse } from 'node:http'

const COMMENT_EVERY_MS = 20_000

/** The open pages of the preview, told what happens by Server-Sent Events. */
export interface EventStream {
  add(response: ServerResponse): void
  /** Tells every page; a place with no page to show it is kept for the next one. */
  send(name: string, payload: unknown): void
  close(): void
}

export function createEventStream(): EventStream {
  const pages = new Set<ServerResponse>()
  let heldPlace: unknown = null
  const write = (page: ServerResponse, name: string, payload: unknown): void => {
    page.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`)
  }
  const timer = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n')
  }, COMMENT_EVERY_MS)
  timer.unref()
  return {
    add: (page) => {
      pages.add(page)
      page.on('close', () => pages.delete(page))
      page.write('retry: 1000\n\n')
      if (heldPlace !== null) write(page, 'navigate', heldPlace)
      heldPlace = null
    },
    send: (name, payload) => {
      if (name === 'navigate' && pages.size === 0) heldPlace = payload
      for (const page of pages) write(page, name, payload)
    },
    close: () => {
      clearInterval(timer)
      for (const page of pages) page.end()
    },
  }
}

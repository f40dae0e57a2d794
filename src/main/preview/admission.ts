import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Who may talk to the preview: the browser that brought the one-time token, from the page itself. Other programs' pages
 * are kept out by Host (a name of theirs pointed at this machine), Origin and the browser's own fetch metadata.
 */
export interface Admission {
  /** To be put into the URL that is printed. */
  readonly token: string
  /** True for a request addressed to this very host and port, and not made by another site's page. */
  isAddressedRight(request: IncomingMessage): boolean
  /** The Set-Cookie value in exchange for the token, once; null for any other. */
  redeem(token: string | null): string | null
  /** True where the request carries the cookie. */
  isKnown(request: IncomingMessage): boolean
}

/** Admission to the preview on `port` of 127.0.0.1. */
export function createAdmission(port: number): Admission {
  const token = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  // Cookies know no ports, so two previews need two names.
  const cookie = `repdesk_${port}`
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  let isRedeemed = false
  return {
    token,
    isAddressedRight: ({ method, headers }) => {
      if (headers.host !== host) return false
      if (method === 'POST' && headers.origin !== origin) return false
      if (headers.origin !== undefined && headers.origin !== origin) return false
      const site = headers['sec-fetch-site']
      const isNavigation = headers['sec-fetch-mode'] === 'navigate' && method === 'GET'
      return site === undefined || site === 'same-origin' || isNavigation
    },
    redeem: (given) => {
      if (isRedeemed || given === null || !isSame(given, token)) return null
      isRedeemed = true
      return `${cookie}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    isKnown: ({ headers }) => (headers.cookie ?? '').split(/;\s*/).some((pair) => isSame(pair, `${cookie}=${secret}`)),
  }
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { Failure } from '../domain/failure'

/** The API's hosts by the region that `/me` names as `app.region` (Intercom REST API, "regions"). */
const REGION_HOSTS = {
  US: 'https://api.intercom.io',
  EU: 'https://api.eu.intercom.io',
  AU: 'https://api.au.intercom.io',
} as const

export type IntercomRegion = keyof typeof REGION_HOSTS

/** The base URL of a region, without a trailing slash. */
export function regionBaseUrl(region: IntercomRegion): string {
  return REGION_HOSTS[region]
}

/** The region whose own host `baseUrl` is, or null for a custom one. */
export function regionOf(baseUrl: string): IntercomRegion | null {
  const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : ''
  for (const region of ['US', 'EU', 'AU'] as const) if (REGION_HOSTS[region] === origin) return region
  return null
}

/**
 * Checks where the token may go: https anywhere the rep chose, http on this machine alone (stand-ins).
 * Answers the base URL without a trailing slash; anything else fails with `validation`.
 */
export function checkedBaseUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl.trim()) ? new URL(baseUrl.trim()) : null
  const safe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  if (!url || !safe || url.username || url.password || url.search || url.hash) {
    throw new Failure(
      'validation',
      'That is not an address of the Intercom API. It must begin with https:// and name a server, such as https://api.intercom.io.',
      { sent: 'no', fields: { baseUrl: 'Enter an address that begins with https://' } },
    )
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** True for names that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** What differs between the places that show the page. */
export interface PolicyOptions {
  /** Fresh for each load; stands on the style tags that the page brings or makes. */
  nonce: string
  /** Where the page may open connections: nowhere in the app, its own server in the preview. */
  connect: readonly string[]
  /** Development alone: the inline module that hot reload puts into the page carries the nonce, too. */
  inlineScripts?: boolean
}

/**
 * The Content-Security-Policy of the page, without any `unsafe-` source: scripts, fonts and pictures from the bundle
 * alone (or data: those that main has checked), styles from the bundle or with this load's nonce, no frames, no forms, no
 * plug-ins, no base. No script may write markup, and no Trusted Types policy can let it; hot reload writes markup of its own.
 */
export function contentSecurityPolicy({ nonce, connect, inlineScripts = false }: PolicyOptions): string {
  return [
    "default-src 'none'",
    inlineScripts ? `script-src 'self' 'nonce-${nonce}'` : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect.length === 0 ? "'none'" : connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "manifest-src 'none'",
    ...(inlineScripts ? [] : ["require-trusted-types-for 'script'", "trusted-types 'none'"]),
  ].join('; ')
}

/** The headers that go with every answer to the page, whichever server gives it. */
export function pageHeaders(options: PolicyOptions): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(options),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
    'cache-control': 'no-store',
  }
}

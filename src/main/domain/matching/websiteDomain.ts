/**
 * Hosts that carry pages of many companies: an address there says nothing about whose it is.
 */
const SHARED = new Set(
  `facebook.com linkedin.com twitter.com x.com instagram.com youtube.com tiktok.com github.com gitlab.com medium.com
  google.com sites.google.com linktr.ee about.me notion.site wordpress.com blogspot.com wixsite.com squarespace.com
  myshopify.com etsy.com crunchbase.com yelp.com gmail.com outlook.com hotmail.com yahoo.com icloud.com`.split(/\s+/),
)

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * The domain of a website as people type it (`https://www.Acme.com/en`, `acme.com`): its host in lower case without
 * `www.`; international names in their ASCII form. Null where there is none, or where it is a host that many companies
 * share.
 */
export function websiteDomain(website: string | null | undefined): string | null {
  const typed = website?.trim() ?? ''
  if (typed === '' || typed.includes('@')) return null
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const host = hostname.replace(/\.$/, '').replace(/^www\d?\./, '')
  return HOST.test(host) && !SHARED.has(host) ? host : null
}

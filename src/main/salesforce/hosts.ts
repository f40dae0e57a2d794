import { Failure } from '../domain/failure'

/** Where Salesforce itself runs orgs; an instance elsewhere is only believed where the rep signed in there. */
const SALESFORCE_DOMAINS = [
  'salesforce.com',
  'force.com',
  'cloudforce.com',
  'database.com',
  'salesforce.mil',
  'sfcrmproducts.cn',
]

/**
 * The address to sign in at: `production` and `sandbox` name Salesforce's own, everything else is the org's My Domain
 * (with or without https://). http passes on this machine alone, for stand-ins. Lightning addresses are refused, since
 * they do not answer OAuth or API calls. Answers an origin; fails with `validation` and `fields.loginHost`.
 */
export function loginUrlOf(loginHost: string): string {
  const typed = loginHost.trim()
  if (typed === 'production') return 'https://login.salesforce.com'
  if (typed === 'sandbox') return 'https://test.salesforce.com'
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !isSecure(url) || url.username || url.password) {
    throw wrongHost('Enter the address of your org, such as https://yourcompany.my.salesforce.com.')
  }
  if (isLightning(url.hostname)) {
    throw wrongHost(
      'This is the address of the Lightning pages. Enter the My Domain address instead, which ends in .my.salesforce.com.',
    )
  }
  return url.origin
}

/**
 * The origin that API calls go to, from a token response. It is checked before any token is sent there: https (http only
 * from and to this machine), and either where the rep signed in or under one of Salesforce's own domains.
 */
export function checkedInstanceUrl(instanceUrl: string, loginUrl: string): string {
  const url = URL.canParse(instanceUrl) ? new URL(instanceUrl) : null
  const login = new URL(loginUrl)
  const trusted =
    url !== null &&
    isSecure(url) &&
    !isLightning(url.hostname) &&
    (url.origin === login.origin ||
      (isLoopback(url.hostname) && isLoopback(login.hostname)) ||
      (url.protocol === 'https:' && SALESFORCE_DOMAINS.some((domain) => url.hostname.endsWith(`.${domain}`))))
  if (trusted) return url.origin
  throw new Failure(
    'server',
    'The sign-in named a server that does not belong to Salesforce, so Repdesk sent it nothing. Check the login address in Settings.',
    { sent: 'no' },
  )
}

/** True for names that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** https, or http that stays on this machine. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function isLightning(hostname: string): boolean {
  return /(^|\.)lightning(\.|$)/.test(hostname)
}

function wrongHost(help: string): Failure {
  return new Failure('validation', `Salesforce cannot be reached by this address. ${help}`, {
    sent: 'no',
    fields: { loginHost: help },
  })
}

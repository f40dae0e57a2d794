/**
 * Whether a file may be fetched from an address that came with a message: https, a name of the public kind, and neither a
 * user name nor a port of its own. Bare IP addresses and local names are refused, so that a stranger's message cannot make
 * this computer ask its own network. `isStandIn`: the workspace itself is on this machine, and so are its files.
 */
export function isFetchable(address: string, isStandIn: boolean): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  if (isStandIn && url.protocol === 'http:') return url.hostname === '127.0.0.1'
  if (url.protocol !== 'https:' || url.port !== '') return false
  const host = url.hostname.replace(/\.$/, '')
  // The parser writes every spelling of an IPv4 address as four numbers.
  if (host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host)) return false
  return /\.[a-z][a-z0-9-]*$/i.test(host) && !/\.(?:localhost|local|internal|intranet|lan|home|corp|arpa)$/i.test(host)
}

/** Switches that open the app to whoever starts it: debuggers, and Chromium's own ways around its safety. */
const REFUSED = [
  '--inspect',
  '--inspect-brk',
  '--inspect-port',
  '--inspect-wait',
  '--inspect-publish-uid',
  '--debug',
  '--debug-brk',
  '--debug-port',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '--remote-debugging-address',
  '--remote-allow-origins',
  '--js-flags',
  '--load-extension',
  '--disable-web-security',
  '--no-sandbox',
  '--disable-sandbox',
  '--ignore-certificate-errors',
  '--host-rules',
  '--host-resolver-rules',
  '--log-net-log',
  '--ssl-key-log-file',
  '--user-data-dir',
]

/**
 * The switches on a command line that a packaged Repdesk does not start with, by name. Chromium takes one dash or two,
 * any case on Windows, and `=value`.
 */
export function refusedSwitches(argv: readonly string[]): string[] {
  const names = argv.map((argument) =>
    argument
      .replace(/^-{1,2}/, '--')
      .replace(/=.*$/s, '')
      .toLowerCase(),
  )
  return REFUSED.filter((name) => names.includes(name))
}

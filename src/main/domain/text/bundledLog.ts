/** Fields of log lines that hold codes, numbers and names of Repdesk's own, never what somebody wrote. */
const SAFE_FIELDS: ReadonlySet<string> = new Set([
  'attempts',
  'code',
  'command',
  'failed',
  'isPackaged',
  'job',
  'kind',
  'method',
  'ms',
  'next',
  'outcome',
  'platform',
  'reason',
  'resource',
  'sameCache',
  'sent',
  'service',
  'state',
  'status',
  'type',
  'unsaved',
  'version',
  'electron',
  'warnings',
  'object',
])

const LINE = /^(\S+) (\w+) ([^{]*?)(?: (\{.*\}))?$/

/**
 * Log lines for a support bundle. Logs are redacted already; here only what is known to be harmless passes: the time, the
 * level, the fixed sentence, and listed fields whose values look like codes. Ids and addresses are masked, and of a
 * fault's trail only function names and places in Repdesk's own files stay.
 */
export function bundledLog(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const match = LINE.exec(line)
    if (!match) return []
    const [, at = '', level = '', sentence = '', json] = match
    // Repdesk's sentences are plain words; a line that is not one comes from somewhere else.
    if (!/^[A-Z][A-Za-z ,.’'-]{3,100}$/.test(sentence)) return []
    const fields = json === undefined ? '' : ` ${JSON.stringify(safeFields(json))}`
    return [`${at} ${level} ${sentence}${fields}`]
  })
}

function safeFields(json: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return { unreadable: true }
  }
  return Object.fromEntries(
    Object.entries(parsed as Record<string, unknown>).flatMap(([name, value]) => {
      if (name === 'detail') return typeof value === 'string' ? [[name, trail(value)]] : []
      if (!SAFE_FIELDS.has(name)) return []
      if (typeof value === 'string') return [[name, /^[\w.:/… -]{0,80}$/.test(value) ? masked(value) : '<left out>']]
      return [[name, value]]
    }),
  )
}

/** Ids of records, orgs and users: letters and digits together, of some length. */
function masked(text: string): string {
  return text.replace(/\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{15,}\b/g, '<id>')
}

/** `at function (…/file.ts:12:3)` of each step; the message itself is left out. */
function trail(stack: string): string[] {
  return stack
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*at (?:(?:async )?([\w.$<>]+) \()?.*?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/.exec(line)
      return match ? [`${match[1] ?? ''} ${match[2]}`.trim()] : []
    })
    .slice(0, 12)
}

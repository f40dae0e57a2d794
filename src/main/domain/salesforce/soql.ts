const ESCAPES: Record<string, string> = { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A SOQL string literal, quotes included. SOQL knows the escapes \\' \\\\ \\n \\r \\t; any other backslash is an error. */
export function soqlText(value: string): string {
  return `'${value.replace(/['\\\n\r\t]/g, (character) => ESCAPES[character]!)}'`
}

/** A SOQL datetime literal (UTC, whole seconds: Salesforce keeps no finer ones). */
export function soqlTime(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** A list for `IN`. */
export function soqlList(values: readonly string[]): string {
  return `(${values.map(soqlText).join(',')})`
}

/** Values that may stand in a log line: numbers, codes, ids of services. Never names, emails, bodies or tokens. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/** Where the core writes what it did. Messages are fixed sentences; what varies goes into `fields`. */
export interface Logger {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

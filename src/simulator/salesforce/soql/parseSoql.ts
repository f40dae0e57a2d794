import type { Query } from '@jetstreamapp/soql-parser-js'
import { requestError, type SalesforceError } from '../errors'
import { parseByShape } from './queryShapes'

const MAX_QUERY = 100_000
const MAX_LITERAL = 4_000

/** A query that the service cannot read. */
export function malformed(message: string): SalesforceError {
  return requestError(400, 'MALFORMED_QUERY', message)
}

/** Parses a SOQL text of at most 100,000 characters. Throws MALFORMED_QUERY, as the service words it where known. */
export function parseSoql(text: string): Query & { sObject: string } {
  if (text.length > MAX_QUERY) throw malformed('SOQL statements cannot be longer than 100000 characters.')
  if (text.trim() === '') throw malformed('A query string has to be specified')
  checkLiterals(text)
  let query: Query
  try {
    query = parseByShape(text)
  } catch (error) {
    throw malformed(readParserMessage(error instanceof Error ? error.message : String(error)))
  }
  if (!query.sObject || !query.fields?.length) throw malformed("unexpected token: '<EOF>'")
  return { ...query, sObject: query.sObject }
}

function readParserMessage(message: string): string {
  const found =
    /but found(?: -->|:) '([^']*)'/.exec(message)?.[1] ?? /expecting EOF but found: (\S+)/.exec(message)?.[1]
  if (found !== undefined) return `unexpected token: '${found === '' ? '<EOF>' : found}'`
  const character = /unexpected character: ->(.)<-/.exec(message)?.[1]
  return character ? `unexpected character: '${character}'` : `unexpected token: ${message.split('\n')[0]}`
}

/** Quoted literals: an unknown escape or more than 4,000 characters is an error before anything else is read. */
function checkLiterals(text: string): void {
  let index = 0
  while ((index = text.indexOf("'", index)) >= 0) {
    const start = ++index
    while (index < text.length && text[index] !== "'") {
      if (text[index] === '\\') {
        if (!/^\\([nNrRtTbBfF"'\\_%]|u[0-9a-fA-F]{4})/.test(text.slice(index, index + 6))) {
          throw malformed(
            `Invalid string literal '${text.slice(start, index + 2)}'. Illegal character sequence '${text.slice(index, index + 2)}' in string literal.`,
          )
        }
        index++
      }
      index++
    }
    if (index >= text.length) throw malformed("unexpected token: '''")
    if (index - start > MAX_LITERAL) {
      throw requestError(400, 'INVALID_QUERY_FILTER_OPERATOR', 'String literal is longer than 4000 characters')
    }
    index++
  }
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', "'": "'", '"': '"', '\\': '\\' }

/** The text of a quoted literal without quotes and escapes. `\_` and `\%` keep their meaning for LIKE. */
export function unquote(literal: string, forLike = false): string {
  return literal.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    if (code === '_' || code === '%') return forLike ? whole : code
    if (forLike && code === '\\') return '\\\\'
    return ESCAPES[code.toLowerCase()] ?? code
  })
}

import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js'

/** Quoted texts and times: what differs between two runs of one query. */
const LITERALS = /'(?:[^'\\]|\\.)*'|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g
/** Stand for them while the query is parsed; a text that holds one of these itself is parsed as it is. */
const MARK = /'§(\d+)§'|1900-01-01T00:00:00\.(\d{3})Z/g
const MOST_MARKS = 999
const MOST_SHAPES = 1_000

const shapes = new Map<string, string>()

/**
 * Parses a query by its shape: clients ask the same few queries again and again with other ids and times, and the parser
 * takes longer than running them. Throws the parser's own error.
 */
export function parseByShape(text: string): Query {
  if (text.includes('§') || text.includes('1900-01-01T')) return parse(text)
  const literals: string[] = []
  const shape = text.replace(LITERALS, (literal) => {
    const at = literals.push(literal) - 1
    return literal.startsWith("'") ? `'§${at}§'` : `1900-01-01T00:00:00.${String(at).padStart(3, '0')}Z`
  })
  if (literals.length > MOST_MARKS) return parse(text)
  let parsed = shapes.get(shape)
  if (parsed === undefined) {
    try {
      parsed = JSON.stringify(parse(shape))
    } catch {
      // The error is to name what the client wrote.
      return parse(text)
    }
    if (shapes.size >= MOST_SHAPES) shapes.clear()
    shapes.set(shape, parsed)
  }
  const filled = parsed.replace(MARK, (_mark, quoted: string | undefined, time: string | undefined) =>
    JSON.stringify(literals[Number(quoted ?? time)]).slice(1, -1),
  )
  return JSON.parse(filled) as Query
}

function parse(text: string): Query {
  // All of the options: where `ignoreParseErrors` is left out, the package builds its parser anew for every query.
  return parseQuery(text, { allowApexBindVariables: false, ignoreParseErrors: false, logErrors: false })
}

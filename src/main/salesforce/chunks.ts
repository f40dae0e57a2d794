/**
 * What is left for a list in a GET: an URI may have 16,384 bytes with its encoding (Salesforce REST API, status 414),
 * less host, path and the rest of the query.
 */
const MAX_LIST_BYTES = 12_000
/** A SOQL string literal may have 4,000 characters, and a list is kept to what one page of rows can answer. */
const MAX_LIST_LENGTH = 2_000

/**
 * Splits values into lists that each fit into one `IN (…)` of a query sent in a URI. Sizes are counted as they are
 * sent: quoted, escaped and URL-encoded. A value that is too long by itself stands alone.
 */
export function chunksForIn(values: readonly string[], maxBytes = MAX_LIST_BYTES): string[][] {
  const chunks: string[][] = []
  let chunk: string[] = []
  let bytes = 0
  for (const value of new Set(values)) {
    // Quotes, comma and a backslash for each character that needs one.
    const size = encodeURIComponent(`'${value.replace(/['\\\n\r\t]/g, '\\$&')}',`).length
    if (chunk.length > 0 && (bytes + size > maxBytes || chunk.length === MAX_LIST_LENGTH)) {
      chunks.push(chunk)
      chunk = []
      bytes = 0
    }
    chunk.push(value)
    bytes += size
  }
  if (chunk.length > 0) chunks.push(chunk)
  return chunks
}

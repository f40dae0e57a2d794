/**
 * One line of CSV (RFC 4180): every cell that needs it in quotes, quotes doubled, CRLF at the end. A cell that a
 * spreadsheet would run as a formula (it begins with = + - @, a tab or a line break) begins with an apostrophe instead,
 * since what people write in a chat ends up here (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  // What a spreadsheet skips before a formula.
  const seen = text.replaceAll('\0', '').trimStart()
  const isFormula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(seen) || /^[\t\r\n]/.test(text)
  const harmless = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

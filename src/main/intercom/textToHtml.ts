/**
 * What the rep typed, as the HTML that a reply or note carries: escaped, blank lines make paragraphs, single line ends
 * make breaks, https addresses become links. An empty text gives an empty string.
 */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n[ \t]*\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
    .join('')
}

function withLinks(line: string): string {
  let html = ''
  let at = 0
  for (const match of line.matchAll(/https:\/\/[^\s<>"']+/g)) {
    const address = trimmed(match[0])
    // Characters such as quotes are ended above; what stays is escaped once more for the attribute.
    const shown = escaped(address)
    html += `${escaped(line.slice(at, match.index))}<a href="${shown}">${shown}</a>`
    at = match.index + address.length
  }
  return html + escaped(line.slice(at))
}

/** Without the full stop or bracket that ends the sentence around it. */
function trimmed(address: string): string {
  const short = address.replace(/[.,;:!?]+$/, '')
  return short.endsWith(')') && !short.includes('(') ? trimmed(short.slice(0, -1)) : short
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

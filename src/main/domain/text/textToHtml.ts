const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)
}

/** What the rep typed as the HTML that Intercom takes: escaped, a paragraph per blank line, links made live. */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
    .join('')
}

function withLinks(line: string): string {
  return line
    .split(/(https:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/)
    .map((piece, index) => (index % 2 ? `<a href="${escape(piece)}">${escape(piece)}</a>` : escape(piece)))
    .join('')
}

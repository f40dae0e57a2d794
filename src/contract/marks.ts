/*
 * What can be typed in a reply or a note, and the HTML that becomes of it. In the contract, since the window shows exactly
 * what main sends. The tags are those that Intercom documents for bodies (bold, italics, lists, links).
 */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const MOST_NESTED = 3
const ITEM = /^\s{0,3}(?:(-)|\d{1,3}[.)])\s+(?=\S)/

/**
 * A link with words, a bare link, **bold**, _italic_. A mark begins at the edge of a word and ends at one, so that 2**3**4
 * and snake_case_names stay as they are. What stands between is bounded: a line of asterisks must not take seconds.
 */
const INLINE = new RegExp(
  [
    String.raw`\[(?<label>[^\][\n]{1,500})\]\((?<href>(?:https:\/\/|mailto:|tel:)[^\s()<>"]{1,1000})\)`,
    String.raw`(?<bare>https:\/\/[^\s<>"]+[^\s<>".,;:!?)\]_*])`,
    String.raw`(?<![\w*])\*\*(?=\S)(?<bold>[^\n]{1,1000}?)(?<=\S)\*\*(?![\w*])`,
    String.raw`(?<![\w])_(?=\S)(?<italic>[^\n]{1,1000}?)(?<=\S)_(?![\w])`,
  ].join('|'),
  'g',
)

/**
 * What was typed as the HTML that Intercom takes: a paragraph per blank line, lists from lines that begin with `- ` or `1. `,
 * marks as above, links to https, mailto and tel; everything else escaped.
 */
export function markedHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .join('')
}

/** Whether anything but paragraphs and bare links becomes of a text: then it is worth showing beforehand. */
export function hasMarks(text: string): boolean {
  return /<(?:b|i|ul|ol)>/.test(markedHtml(text)) || /\[[^\][\n]+\]\((?:https:|mailto:|tel:)/.test(text)
}

function block(text: string): string {
  const runs: { tag: 'p' | 'ul' | 'ol'; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line)
    const tag = item === null ? 'p' : item[1] === undefined ? 'ol' : 'ul'
    const words = item === null ? line : line.slice(item[0].length)
    const last = runs.at(-1)
    if (last?.tag === tag) last.lines.push(words)
    else runs.push({ tag, lines: [words] })
  }
  return runs
    .map(({ tag, lines }) => {
      const shown = lines.map((line) => inline(line))
      if (tag === 'p') return `<p>${shown.join('<br>')}</p>`
      return `<${tag}>${shown.map((line) => `<li>${line}</li>`).join('')}</${tag}>`
    })
    .join('')
}

function inline(text: string, nested = 0, inLink = false): string {
  if (nested > MOST_NESTED) return escape(text)
  let html = ''
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const { label, href, bare, bold, italic } = match.groups ?? {}
    html += escape(text.slice(from, match.index))
    from = match.index + match[0].length
    if (bold !== undefined) html += `<b>${inline(bold, nested + 1, inLink)}</b>`
    else if (italic !== undefined) html += `<i>${inline(italic, nested + 1, inLink)}</i>`
    else if (inLink) html += escape(match[0])
    else if (bare !== undefined) html += link(bare, escape(bare))
    else html += link(href ?? '', inline(label ?? '', nested + 1, true))
  }
  return html + escape(text.slice(from))
}

function link(href: string, words: string): string {
  return `<a href="${escape(href)}">${words}</a>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)
}

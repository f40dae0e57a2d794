const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&amp;': '&' }

/**
 * The words of HTML that `sanitiseHtml` made, for snippets, search and comparing: blocks and breaks become new lines,
 * items of a list begin with a dash. Only its canonical output is understood, never raw HTML.
 */
export function plainText(sanitised: string): string {
  return sanitised
    .replace(/\n+/g, ' ')
    .replace(/<br \/>|<br>|<\/(?:p|li|h1|h2|blockquote|pre)>|<(?:ul|ol)>/g, '\n')
    .replace(/<li>/g, '- ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n+(?=- )/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

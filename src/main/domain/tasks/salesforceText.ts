/**
 * Text as Salesforce's text fields take it: line breaks as `\n`, whole characters only (a lone surrogate is no character
 * and becomes U+FFFD), without control characters, which no reader shows and XML interfaces refuse.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      // oxlint-disable-next-line no-control-regex -- these are what is meant
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
      .toWellFormed()
  )
}

/**
 * The length of cleaned text against a field's limit: UTF-16 units, where a line break counts as two. Salesforce counts
 * units after it has normalised line breaks; its own pages send and keep them as CR LF, so that a text which fits counted
 * this way fits however it is saved, also when somebody edits the Task in the browser.
 */
export function salesforceLength(text: string): number {
  let length = text.length
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) length += 1
  return length
}

/** The longest beginning of cleaned text with at most `max` by `salesforceLength`, never half a surrogate pair. */
export function beginning(text: string, max: number): string {
  let length = 0
  let end = 0
  for (const character of text) {
    length += character === '\n' ? 2 : character.length
    if (length > max) break
    end += character.length
  }
  return text.slice(0, end)
}

/**
 * One line of at most `max` UTF-16 units: white space folded, cut at a word with an ellipsis, never within a character as
 * a reader sees it (an emoji of several code points stays whole or goes).
 */
export function shorten(text: string, max: number): string {
  const flat = cleanText(text).replace(/\s+/g, ' ').trim()
  if (flat.length <= max) return flat
  let cut = ''
  // A segment is looked at only as far as it can matter: the text may be a whole conversation.
  for (const { segment } of new Intl.Segmenter().segment(flat.slice(0, max + 64).toWellFormed())) {
    if (cut.length + segment.length > max - 1) break
    cut += segment
  }
  const space = flat[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ')
  return max < 1 ? '' : `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

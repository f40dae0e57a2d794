import { markedHtml } from '../../contract/marks'
import { plainText } from '../intercom/plainText'
import { sanitiseHtml } from '../intercom/sanitise'

/** The HTML of a reply or a note, from what the rep typed. */
export function partHtml(text: string): string {
  return markedHtml(text)
}

/** How a reply or note reads once it is a message: as its part is read from Intercom. */
export function partWords(text: string): string {
  return plainText(sanitiseHtml(markedHtml(text)))
}

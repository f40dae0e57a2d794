import type { Attachment } from '../../../contract/models'
import { isProgram, safeFileName } from './fileName'

/** A file of a message with the address it is fetched from. */
export interface PartFile extends Attachment {
  url: string
}

/** A message as far as its files need it. */
export interface WithFiles {
  bodyHtml: string
  attachments: readonly { name: string; contentType: string | null; size: number | null; url: string }[]
}

const MOST_INLINE = 100
/** What `sanitiseHtml` made of an `img`: a link that names the picture. Its output is canonical. */
const INLINE = /<a href="([^"]+)">\[image: ([^\]<]*)\]/g
const IMAGE_ENDING = /\.(?:png|jpe?g|gif|webp)$/i

/**
 * The files of a message: its attachments, then the pictures in its words, by their place in it (`a0`, `i0`), since Intercom's
 * addresses are signed anew each time. `mayFetch`: whether an address is one that is ever fetched.
 */
export function partFiles({ bodyHtml, attachments }: WithFiles, mayFetch: (url: string) => boolean): PartFile[] {
  const own = attachments.map(({ name, contentType, size, url }, at): PartFile => {
    const shown = safeFileName(name, 'attachment')
    return {
      id: mayFetch(url) ? `a${at}` : null,
      name: shown,
      contentType,
      size,
      kind: kindOf(shown, contentType),
      inline: false,
      url,
    }
  })
  const inline = [...bodyHtml.matchAll(INLINE)].slice(0, MOST_INLINE).map((match, at): PartFile => {
    const url = unescaped(match[1] ?? '')
    const name = safeFileName(unescaped(match[2] ?? ''), 'image')
    const id = mayFetch(url) ? `i${at}` : null
    // Whatever it is called: the message had it as a picture.
    return { id, name, contentType: null, size: null, kind: 'image', inline: true, url }
  })
  return [...own, ...inline]
}

/** An address without what Intercom signs anew: the same file has the same. */
export function sourceOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

function kindOf(name: string, contentType: string | null): Attachment['kind'] {
  if (isProgram(name, contentType)) return 'program'
  return IMAGE_ENDING.test(name) || /^image\/(?:png|jpeg|gif|webp)\b/i.test(contentType ?? '') ? 'image' : 'other'
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

import sanitizeHtml from 'sanitize-html'

const TAGS = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li', 'a', 'blockquote', 'code', 'pre', 'h1', 'h2']

/** Elements whose content is no text for a reader; it goes with them. */
const WITHOUT_TEXT = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'iframe',
  'xmp',
  'noembed',
  'noframes',
  'plaintext',
  'svg',
  'math',
  'title',
  'template',
  'object',
  'audio',
  'video',
  'head',
]

const LINK_SCHEMES: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:'])

const CLOSED_LIST: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: WITHOUT_TEXT,
  nestingLimit: 50,
}

/** What a tag outside the list becomes, so that its words keep their place. */
const transformed = (isStandIn: boolean): sanitizeHtml.IOptions['transformTags'] => ({
  a: (_name, attributes) => link(attributes['href'], isStandIn),
  img: (_name, attributes) => ({ ...link(attributes['src'], isStandIn, 'i'), text: imageText(attributes) }),
  h3: 'h2',
  h4: 'h2',
  h5: 'h2',
  h6: 'h2',
  div: 'p',
  tr: 'p',
})

/**
 * Message HTML as a closed list of tags without styles, classes or anything that loads by itself. Links keep https,
 * mailto and tel addresses alone; an image becomes a link that names it. The result is canonical: tags are closed, text
 * and addresses are escaped, no link stands inside another, so that reading it again gives the same tree. `isStandIn`: the
 * service is on this machine, and so may be what a link leads to, over http.
 */
export function sanitiseHtml(html: string, isStandIn = false): string {
  const list = isStandIn ? { ...CLOSED_LIST, allowedSchemes: ['https', 'mailto', 'tel', 'http'] } : CLOSED_LIST
  const clean = unnestLinks(sanitizeHtml(html, { ...list, transformTags: transformed(isStandIn) }))
  // Once more, so that a block which cannot stand in a paragraph ends it, as a browser would.
  return sanitizeHtml(clean, list).replaceAll('<p></p>', '')
}

/**
 * An address that the app may offer to open: absolute, https, mailto or tel, and without a user name that would make
 * one site look like another. Null for all others.
 */
export function safeHref(href: string | undefined): string | null {
  if (!href || !URL.canParse(href)) return null
  const url = new URL(href)
  if (!LINK_SCHEMES.has(url.protocol) || url.username || url.password) return null
  return url.href
}

/** The same, or where the service is a stand-in, an address of a server on this machine. */
export function hrefAt(href: string | undefined, isStandIn: boolean): string | null {
  const isLocal = isStandIn && /^http:\/\/127\.0\.0\.1:\d+\/[^\s"'<>]*$/.test(href ?? '')
  return isLocal ? (href ?? null) : safeHref(href)
}

function link(
  href: string | undefined,
  isStandIn: boolean,
  otherwise = 'none',
): { tagName: string; attribs: sanitizeHtml.Attributes } {
  const safe = hrefAt(href, isStandIn)
  // A tag that is not on the list is left out while its text stays.
  return safe === null ? { tagName: otherwise, attribs: {} } : { tagName: 'a', attribs: { href: safe } }
}

function imageText(attributes: sanitizeHtml.Attributes): string {
  const source = hrefAt(attributes['src'], true)
  const file = source ? decoded(new URL(source).pathname.split('/').at(-1) ?? '') : ''
  return `[image: ${(attributes['alt'] || file || 'without a name').slice(0, 100)}]`
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Leaves out links inside links. Works on the canonical text above, where `<` only begins a tag. */
function unnestLinks(html: string): string {
  const kept: boolean[] = []
  return html.replace(/<a(?: [^>]*)?>|<\/a>/g, (tag) => {
    if (tag === '</a>') return kept.pop() === false ? '' : tag
    kept.push(!kept.includes(true))
    return kept.at(-1) ? tag : ''
  })
}

/** Tags that a message may consist of; main has left only these (intercom/sanitise.ts). */
const TAGS = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li', 'a', 'blockquote', 'code', 'pre', 'h1', 'h2']
const MOST_NESTED = 60

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0', '#39': "'" }
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>|[^<]+|</g

/** A piece of a message: words, or a tag of the closed list with what is in it. */
export type MessageNode = string | MessageElement

export interface MessageElement {
  readonly tag: string
  /** Of a link: https, mailto or tel, or a server on this machine where the workspace is a stand-in. */
  readonly href: string | null
  readonly children: MessageNode[]
}

/**
 * What a message consists of. Nothing but the listed tags, and of their attributes nothing but a link's address, ever comes
 * out, whatever goes in: the page makes elements of this and never reads markup itself.
 */
export function messageTree(html: string): MessageNode[] {
  const root: MessageElement = { tag: '', href: null, children: [] }
  const open = [root]
  for (const [token, closing, name, attributes = ''] of html.matchAll(TOKEN)) {
    const top = open.at(-1) ?? root
    if (name === undefined) top.children.push(decoded(token))
    else if (closing === '/') {
      const at = open.findLastIndex((element) => element.tag === name)
      if (at > 0) open.length = at
    } else if (TAGS.includes(name)) {
      const element = { tag: name, href: name === 'a' ? hrefOf(attributes) : null, children: [] }
      top.children.push(element)
      if (name !== 'br' && open.length < MOST_NESTED) open.push(element)
    }
  }
  return root.children
}

function hrefOf(attributes: string): string | null {
  const href = decoded(/\shref="([^"]*)"/.exec(attributes)?.[1] ?? '')
  return /^(?:https:\/\/|mailto:|tel:|http:\/\/127\.0\.0\.1:)/i.test(href) ? href : null
}

function decoded(text: string): string {
  return text.replace(/&(#39|[a-z]{2,4});/g, (entity, name: string) => ENTITIES[name] ?? entity)
}

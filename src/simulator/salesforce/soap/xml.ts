/** An element: its name without the prefix, its children, and the text between them. */
export interface XmlElement {
  name: string
  /** Attributes without their prefixes: `nil` of `xsi:nil`. */
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** A comment, a CDATA section, a declaration, a tag, or the text up to the next of them. */
const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/<>!?]+)([^<>]*?)(\/?)>|([^<]+)/y
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Reads an XML text as one element. Throws where tags do not match or something else stands there. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  TOKEN.lastIndex = 0
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`not understood at character ${at}`)
    at = TOKEN.lastIndex
    const [, cdata, closing, rawName, attributes = '', selfClosing, plain] = match
    const current = open.at(-1)!
    if (cdata !== undefined) current.text += cdata
    else if (plain !== undefined) current.text += decode(plain)
    else if (rawName !== undefined) {
      const name = localName(rawName)
      if (closing) {
        if (open.length === 1 || current.name !== name) throw new Error(`unexpected </${rawName}>`)
        open.pop()
        continue
      }
      const element: XmlElement = { name, attributes: readAttributes(attributes), children: [], text: '' }
      current.children.push(element)
      if (!selfClosing) open.push(element)
    }
  }
  const [element, ...more] = root.children
  if (open.length > 1 || !element || more.length > 0 || root.text.trim() !== '') throw new Error('not one element')
  return element
}

/** The first child of that name, or undefined; of an absent element too. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** A child's text, trimmed; undefined where it is absent, blank or `xsi:nil`. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(element, name)
  const text = child?.text.trim()
  return !text || child?.attributes['nil'] === 'true' ? undefined : text
}

/** Text as it stands between tags. Characters that XML 1.0 cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, (char) => (char === '\t' || char === '\n' || char === '\r' ? char : ''))
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** `<name>text</name>`, or `<name xsi:nil="true"/>` for null. */
export function tag(name: string, text: string | null): string {
  return text === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escapeXml(text)}</${name}>`
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    found[localName(name)] = decode(double ?? single ?? '')
  }
  return found
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

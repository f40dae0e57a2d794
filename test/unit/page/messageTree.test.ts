import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedHtml } from '../../../src/contract/marks'
import { sanitiseHtml } from '../../../src/main/intercom/sanitise'
import { messageTree, type MessageNode } from '../../../src/renderer/src/ui/messageTree'
import { runs } from '../../builders/runs'

const words = (nodes: readonly MessageNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : words(node.children))).join('')
const all = (nodes: readonly MessageNode[]): Exclude<MessageNode, string>[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...all(node.children)]))

describe('what a message consists of', () => {
  it('is its tags and words, nested as they were', () => {
    const html =
      '<p>See <b>the &lt;<i>docs</i>&gt;</b><br />at <a href="https://a.example/?a=1&amp;b=2">a &amp; b</a></p>'
    expect(messageTree(html)).toEqual([
      {
        tag: 'p',
        href: null,
        children: [
          'See ',
          { tag: 'b', href: null, children: ['the <', { tag: 'i', href: null, children: ['docs'] }, '>'] },
          { tag: 'br', href: null, children: [] },
          'at ',
          { tag: 'a', href: 'https://a.example/?a=1&b=2', children: ['a & b'] },
        ],
      },
    ])
  })

  it('reads back what is typed, marks or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const flat = (one: string): string => one.replace(/\s+/g, '')
        const typed = text.replace(/[-*_[\]()]|\d[.)]/g, '')
        expect(flat(words(messageTree(markedHtml(typed))))).toBe(flat(typed.trim()))
      }),
      runs(300),
    )
  })

  it('has no tag outside the list, no attribute but a safe address, whatever goes in', () => {
    const hostile = fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<a href="javascript:alert(1)">',
      '<a href="data:text/html,x">',
      '<a onclick="x" href="https://a.example">',
      '<a href="file:///etc/passwd">',
      '<a href="&#106;avascript:alert(1)">',
      '<svg><style>',
      '<iframe srcdoc="x">',
      '</p></p></b>',
      '<p><b><i>',
      '<P>',
      '<',
      '>',
      '&lt;script&gt;',
    )
    const safe = new Set([
      'p',
      'br',
      'b',
      'strong',
      'i',
      'em',
      'u',
      'ul',
      'ol',
      'li',
      'a',
      'blockquote',
      'code',
      'pre',
      'h1',
      'h2',
    ])
    const html = fc
      .array(fc.oneof(hostile, fc.string({ maxLength: 9 })), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(html, fc.boolean(), (text, isSanitised) => {
        for (const { tag, href } of all(messageTree(isSanitised ? sanitiseHtml(text) : text))) {
          expect(safe.has(tag)).toBe(true)
          if (href !== null) expect(href).toMatch(/^(?:https:\/\/|mailto:|tel:|http:\/\/127\.0\.0\.1:)/i)
        }
      }),
      runs(400),
    )
  })

  it('is not nested deeper than a page can draw', () => {
    const deep = messageTree(`${'<b>'.repeat(10_000)}x`)
    let depth = 0
    for (let nodes = deep; typeof nodes[0] === 'object'; nodes = nodes[0].children) depth += 1
    expect(depth).toBeLessThan(100)
  })
})

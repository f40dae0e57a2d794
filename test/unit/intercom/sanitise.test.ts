import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../../src/main/intercom/plainText'
import { safeHref, sanitiseHtml } from '../../../src/main/intercom/sanitise'

const OPEN = '<(?:p|b|strong|i|em|u|ul|ol|li|blockquote|code|pre|h1|h2|a|a href="(?:https://|mailto:|tel:)[^"<>]*")>'
const CLOSE = '</(?:p|b|strong|i|em|u|ul|ol|li|blockquote|code|pre|h1|h2|a)>'
/** Every `<` begins a tag of the closed list in its one spelling; everything else is text. */
const CANONICAL = new RegExp(`^(?:[^<>]|${OPEN}|${CLOSE}|<br />)*$`)

/** What hostile HTML is made of. */
const PIECES = [
  '<p>',
  '</p>',
  '<a href="https://x.example/?a=1&b">',
  '<a href="javascript:x">',
  '</a>',
  '<div>',
  '</div>',
  '<li>',
  '<ul>',
  '</ul>',
  '<svg>',
  '</svg>',
  '<math>',
  '<style>',
  '</style>',
  '<!--',
  '-->',
  '<img src=x onerror=y>',
  '<',
  '<script>',
  '</script>',
  '"',
  "'",
  '>',
  '&lt;',
  '&amp;',
  '&',
  '<br>',
  'text',
  '<pre>',
  '</pre>',
  '<title>',
  '\u0000',
  '<template>',
  '<table><tr><td>',
  '<noscript>',
  '</noscript>',
  '<textarea>',
  '<![CDATA[',
  ']]>',
  '<b',
  ' onclick=x',
]

/** Fails where the HTML has anything beyond the closed list, or tags that do not pair up. */
function expectCanonical(html: string): void {
  expect(html).toMatch(CANONICAL)
  const open: string[] = []
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (name === 'br') continue
    if (slash) expect(open.pop()).toBe(name)
    else open.push(name!)
    expect(open.filter((tag) => tag === 'a').length).toBeLessThanOrEqual(1)
  }
  expect(open).toEqual([])
}

test.each([
  ['<p>Hi <b onclick="x()" style="color:red" class="c">you</b></p>', '<p>Hi <b>you</b></p>'],
  ['a<script>alert(1)</script>b<style>p{}</style>c', 'abc'],
  [
    '<a href="https://x.example/a?b=1&c=2" target="_blank" rel="x">x</a>',
    '<a href="https://x.example/a?b=1&amp;c=2">x</a>',
  ],
  [
    '<a href="mailto:a@x.example">m</a><a href="tel:+49123">t</a>',
    '<a href="mailto:a@x.example">m</a><a href="tel:+49123">t</a>',
  ],
  ['<a href="javascript:alert(1)">j</a>', 'j'],
  ['<a href=" java&#10;script:alert(1)">j</a>', 'j'],
  ['<a href="&#106;avascript:alert(1)">j</a>', 'j'],
  ['<a href="data:text/html,x">d</a><a href="vbscript:x">v</a><a href="file:///etc/passwd">f</a>', 'dvf'],
  ['<a href="http://x.example">h</a><a href="/rel">r</a><a href="//x.example">p</a>', 'hrp'],
  ['<a href="https://bank.example@evil.example/">u</a>', 'u'],
  [
    '<img src="https://x.example/cat%20one.png" onerror="alert(1)">',
    '<a href="https://x.example/cat%20one.png">[image: cat one.png]</a>',
  ],
  ['<img alt="A <b>cat" src="https://x.example/1">', '<a href="https://x.example/1">[image: A &lt;b&gt;cat]</a>'],
  ['<img src="x" onerror=alert(1)>', '<i>[image: without a name]</i>'],
  [
    '<a href="https://a.example"><img src="https://b.example/i.png"></a>',
    '<a href="https://a.example/">[image: i.png]</a>',
  ],
  ['<svg onload=alert(1)><a href="https://x.example">in</a></svg>out', 'out'],
  ['<math><mi xlink:href="javascript:x">m</mi></math>out', 'out'],
  ['<iframe srcdoc="<script>x</script>">f</iframe><object data=x>o</object>out', 'out'],
  ['<form action="https://evil.example"><input value=1><button formaction=x>go</button></form>', 'go'],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<i>[image: without a name]</i>"&gt;'],
  ['<div>a<div>b</div></div>', '<p>a</p><p>b</p>'],
  ['<h3>t</h3>', '<h2>t</h2>'],
  ['<p>open <b>bold', '<p>open <b>bold</b></p>'],
  ['<!-- <script>x</script> --><![CDATA[x]]>y', 'y'],
  ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
])('%s', (html, expected) => {
  expectCanonical(sanitiseHtml(html))
  if (!html.includes('noscript')) expect(sanitiseHtml(html)).toBe(expected)
})

test.each([
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<p><a href="https://x.example/&quot;><script>alert(1)</script>">x</a>',
  '<a href="https://x.example/" "onmouseover=alert(1)//">x</a>',
  '<<script>alert(1)//<</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<textarea></p><script>alert(1)</script>',
  '<a><a><a href=https://x.example><p><a href=https://y.example>',
  `${'<blockquote>'.repeat(500)}deep`,
  '\u0000<scr\u0000ipt>alert(1)</script>',
])('hostile: %s', (html) => {
  const clean = sanitiseHtml(html)
  expectCanonical(clean)
  expect(sanitiseHtml(clean)).toBe(clean)
})

test('whatever comes in, only the closed list comes out, and stays what it is', () => {
  const pieces = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 30 })
  fc.assert(
    fc.property(pieces, (parts) => {
      const clean = sanitiseHtml(parts.join(''))
      expectCanonical(clean)
      expect(sanitiseHtml(clean)).toBe(clean)
      expect(plainText(clean)).not.toContain('</p>')
    }),
    { numRuns: 1_000 },
  )
})

test('text keeps paragraphs, breaks and lists, and entities become characters', () => {
  const html = '<p>One &amp; two&nbsp;&lt;3</p><p></p><p>Three<br>Four</p><ul><li>a</li><li>b</li></ul><div>Five</div>'
  expect(plainText(sanitiseHtml(html))).toBe('One & two <3\nThree\nFour\n- a\n- b\nFive')
  expect(plainText(sanitiseHtml('&amp;lt;b&amp;gt;'))).toBe('&lt;b&gt;')
  expect(plainText('')).toBe('')
})

test('addresses are offered only where they are safe to open', () => {
  expect(safeHref('HTTPS://X.example/ä')).toBe('https://x.example/%C3%A4')
  for (const href of [undefined, '', 'x', 'http://x.example', 'javascript:x', 'https://', 'https://a@b.example']) {
    expect(safeHref(href)).toBeNull()
  }
})

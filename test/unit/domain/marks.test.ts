import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasMarks, markedHtml } from '../../../src/contract/marks'
import { findDoubtfulPart, findOwnPart } from '../../../src/main/domain/outbox/samePart'
import { partWords } from '../../../src/main/outbox/partWords'
import { plainText } from '../../../src/main/intercom/plainText'
import { sanitiseHtml } from '../../../src/main/intercom/sanitise'
import { runs } from '../../builders/runs'

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom('**', '_', '*', '- ', '1. ', '\n', '\n\n', ' ', 'a', 'B2', '<b>', '&', '"', '[', ']', '(', ')'),
      fc.constantFrom(
        '[x](https://a.example/?b="1")',
        'https://a.example/_b_',
        '](javascript:alert(1))',
        '😀',
        '\u00a0',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''))

describe('what is typed', () => {
  it.each([
    ['plain & <simple>', '<p>plain &amp; &lt;simple&gt;</p>'],
    ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
    ['**Hi** _there_', '<p><b>Hi</b> <i>there</i></p>'],
    ['**both _at once_**', '<p><b>both <i>at once</i></b></p>'],
    ['See:\n- one\n- **two**\nand', '<p>See:</p><ul><li>one</li><li><b>two</b></li></ul><p>and</p>'],
    ['1. one\n2) two', '<ol><li>one</li><li>two</li></ol>'],
    ['[the **docs**](https://a.example/x_y_z)', '<p><a href="https://a.example/x_y_z">the <b>docs</b></a></p>'],
    ['[mail](mailto:a@b.example)', '<p><a href="mailto:a@b.example">mail</a></p>'],
    ['https://a.example/a_b_c.', '<p><a href="https://a.example/a_b_c">https://a.example/a_b_c</a>.</p>'],
    // Nothing of this is meant as a mark.
    ['2**3**4 and snake_case_name', '<p>2**3**4 and snake_case_name</p>'],
    ['5 * 3 * 2, ** not **, _ no _', '<p>5 * 3 * 2, ** not **, _ no _</p>'],
    ['-5 degrees\n1.5 metres\n-', '<p>-5 degrees<br>1.5 metres<br>-</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](http://a.example)', '<p>[x](http://a.example)</p>'],
  ])('%j', (text, html) => {
    expect(markedHtml(text)).toBe(html)
  })

  it('becomes only the tags that Intercom takes, escaped, and safe links', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const html = markedHtml(text)
        const rest = html.replace(
          /<\/?(?:p|b|i|ul|ol|li)>|<br>|<a href="(?:https:\/\/|mailto:|tel:)[^"<>]*">|<\/a>/g,
          '',
        )
        expect(rest).not.toMatch(/[<>"]/)
        expect(rest.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
        // What the window shows of an unsent one is what comes back.
        expect(sanitiseHtml(html).replaceAll('<br />', '<br>')).toBe(
          sanitiseHtml(sanitiseHtml(html)).replaceAll('<br />', '<br>'),
        )
      }),
      runs(400),
    )
  })

  it('is worth a look beforehand only where it looks different', () => {
    expect(['**a**', '- a', '[a](https://b.example)', '_a_'].map(hasMarks)).toEqual([true, true, true, true])
    expect(['a', 'https://b.example', '2**3', 'a\n\nb'].map(hasMarks)).toEqual([false, false, false, false])
  })

  it('of twenty thousand characters takes no time that is noticed, whatever they are', () => {
    const before = performance.now()
    for (const piece of ['**a ', '_a ', '[a](', '**_', 'https://', '- **'])
      markedHtml(piece.repeat(20_000 / piece.length))
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

describe('finding the own part by what was typed', () => {
  const part = (html: string, names: string[] = []) => ({
    id: '1',
    partType: 'comment',
    authorType: 'admin' as const,
    authorId: 'me',
    bodyText: plainText(sanitiseHtml(html)),
    createdAt: 5,
    attachments: names.map((name) => ({ name })),
  })
  const own = (text: string, names: string[] = []) => ({
    kind: 'comment' as const,
    adminId: 'me',
    text: partWords(text),
    files: names.map((name) => ({ name })),
    attemptServerTime: 5,
    claimed: new Set<string>(),
  })

  it('works whether the service kept the tags, or took some or all of them away', () => {
    const without = (tags: string, html: string): string => html.replace(new RegExp(`</?(?:${tags})>`, 'g'), '')
    fc.assert(
      fc.property(
        typed.filter((text) => text.trim() !== '' && !/[<>&]|(?:-|\d[.)])\s+(?:-|\d{1,3}[.)])\s/.test(text)),
        (text) => {
          const html = markedHtml(text)
          for (const kept of [html, without('b|i', html), without('ul|ol|li', html)]) {
            expect(findOwnPart([part(kept)], own(text))).not.toBeNull()
          }
        },
      ),
      runs(300),
    )
  })

  it('needs the same files, whatever became of the signs in their names', () => {
    const sent = own('Here', ['Plan B (final).pdf', 'a.png'])
    expect(findOwnPart([part('<p>Here</p>', ['a.png', 'Plan_B_final_.pdf'])], sent)).not.toBeNull()
    expect(findOwnPart([part('<p>Here</p>', ['a.png'])], sent)).toBeNull()
    expect(findOwnPart([part('<p>Here</p>')], sent)).toBeNull()
    expect(findOwnPart([part('<p>Here</p>', ['a.png'])], own('Here'))).toBeNull()
    // A picture that the service shows in the words is no other text.
    const shown = part('<p>Here</p><img src="https://cdn.example.com/a.png">', ['a.png'])
    expect(findOwnPart([shown], own('Here', ['a.png']))).not.toBeNull()
  })

  it('is in doubt only where files were sent and the words are there with others', () => {
    expect(findDoubtfulPart([part('<p>Here</p>', ['1f3a'])], own('Here', ['a.png']))).not.toBeNull()
    expect(findDoubtfulPart([part('<p>There</p>', ['a.png'])], own('Here', ['a.png']))).toBeNull()
    expect(findDoubtfulPart([part('<p>Here</p>', ['a.png'])], own('Here'))).toBeNull()
  })
})

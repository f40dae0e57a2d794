import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partEvent } from '../../../src/main/domain/conversations/partEvent'
import { findOwnPart } from '../../../src/main/domain/outbox/samePart'
import { soqlList, soqlText, soqlTime } from '../../../src/main/domain/salesforce/soql'
import { textToHtml } from '../../../src/main/domain/text/textToHtml'
import { plainText } from '../../../src/main/intercom/plainText'
import { sanitiseHtml } from '../../../src/main/intercom/sanitise'
import { parseSoql, unquote } from '../../../src/simulator/salesforce/soql/parseSoql'
import { runs } from '../../builders/runs'

const awkward = fc.constantFrom(
  '<b>',
  '&amp;',
  '&',
  '<',
  '>',
  '"',
  "'",
  '\n',
  '\n\n',
  ' ',
  '\t',
  '\r\n',
  '- ',
  'https://a.example/?b=1&c="d"',
  'https://',
  '\\',
  '\u00a0',
  '\u200b',
  '</p>',
  '<br>',
  '<!--',
  '&#60;',
  'ä',
  '😀',
)
const typed = fc
  .array(fc.oneof(awkward, fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 5 })), {
    maxLength: 20,
  })
  .map((pieces) => pieces.join(''))
/** What `z.string().trim().min(1)` lets through at the door. */
const sendable = typed.filter((text) => text.trim() !== '')

describe('textToHtml', () => {
  it('comes back from Intercom as the words that were typed, but for white space', () => {
    const fold = (text: string): string => text.replace(/[\s\u00a0\u200b]+/g, ' ').trim()
    fc.assert(
      fc.property(typed, (text) => {
        expect(fold(plainText(sanitiseHtml(textToHtml(text))))).toBe(fold(text))
      }),
      runs(600),
    )
  })

  it('is found again as the own part after a lost answer', () => {
    fc.assert(
      fc.property(sendable, (text) => {
        const bodyText = plainText(sanitiseHtml(textToHtml(text)))
        const part = {
          id: '1',
          partType: 'comment',
          authorType: 'admin' as const,
          authorId: 'me',
          bodyText,
          createdAt: 5,
        }
        const own = { kind: 'comment' as const, adminId: 'me', text, attemptServerTime: 5, claimed: new Set<string>() }
        expect(findOwnPart([part], own)).toBe(part)
      }),
      runs(300),
    )
  })

  it('emits no markup but paragraphs, breaks and https links, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const html = textToHtml(text)
        const rest = html.replace(/<\/?p>|<br>|<a href="https:\/\/[^"<>]*">|<\/a>/g, '')
        expect(rest).not.toMatch(/[<>"]/)
        expect(rest.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
      }),
      runs(600),
    )
  })
})

describe('SOQL literals', () => {
  it('mean in the query what they mean here', () => {
    const texts = fc.oneof(
      typed,
      fc.string({ unit: 'binary-ascii' }),
      fc.constantFrom("O'Brien", '\\', "\\'", "' OR Name != '", '%_'),
    )
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 3 }), (values) => {
        const [first] = values
        expect(literalsOf(`SELECT Id FROM Lead WHERE Email = ${soqlText(first!)}`)).toEqual([first])
        expect(literalsOf(`SELECT Id FROM Lead WHERE Email IN ${soqlList(values)}`)).toEqual(values)
      }),
      runs(25),
    )
  })

  it('have whole seconds, never later than meant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const literal = soqlTime(ms)
        expect(literal).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
        expect(ms - Date.parse(literal)).toBeGreaterThanOrEqual(0)
        expect(ms - Date.parse(literal)).toBeLessThan(1_000)
      }),
      runs(200),
    )
  })
})

describe('partEvent', () => {
  it('says something readable of every kind, also of those that do not exist yet', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom('close', 'open', 'snoozed', 'assignment', 'participant_added'),
          fc.stringMatching(/^[a-z_]{1,20}$/),
        ),
        fc.option(fc.constant('Zoe')),
        (type, to) => {
          const said = partEvent(type, 'Ann', to)
          expect(said.length).toBeGreaterThan(3)
          expect(said).not.toMatch(/undefined|null|_/)
        },
      ),
      runs(100),
    )
    expect(partEvent('assignment', 'Ann', 'Zoe')).toBe('Ann assigned the conversation to Zoe')
    expect(partEvent('assignment', 'Ann', null)).toBe('Ann changed the assignment')
  })
})

/** The string values of a query's only condition, as the stand-in understands them. */
function literalsOf(soql: string): string[] {
  const { where } = parseSoql(soql)
  if (!where || !('value' in where.left!)) throw new Error('No condition with a value')
  const { value } = where.left as { value: string | string[] }
  return [value].flat().map((literal) => unquote(literal))
}

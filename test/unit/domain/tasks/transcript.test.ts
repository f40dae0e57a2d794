import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { salesforceLength } from '../../../../src/main/domain/tasks/salesforceText'
import {
  cutSentence,
  DESCRIPTION_LIMIT,
  transcript,
  type TranscriptInput,
} from '../../../../src/main/domain/tasks/transcript'
import type { TranscriptPart } from '../../../../src/main/domain/tasks/transcriptEntry'
import { runs } from '../../../builders/runs'

const LINK = 'https://app.intercom.com/a/apps/abc123/conversations/471'
const START = Date.UTC(2026, 10, 22, 13, 5)

function part(over: Partial<TranscriptPart> = {}): TranscriptPart {
  return {
    id: 'source',
    partType: 'comment',
    authorType: 'person',
    authorName: 'Ana Ruiz',
    bodyHtml: '<p>Hello there</p>',
    createdAt: START,
    assignedToName: null,
    attachments: [],
    ...over,
  }
}

function input(parts: TranscriptPart[], over: Partial<TranscriptInput> = {}): TranscriptInput {
  return { parts, selected: null, personName: 'Ana Ruiz', timeZone: 'Europe/Madrid', missing: 0, link: LINK, ...over }
}

/** Messages of the given lengths, the first by the person. */
function messages(lengths: number[]): TranscriptPart[] {
  return lengths.map((length, index) =>
    part({ id: String(index), bodyHtml: `<p>m${index} ${'x'.repeat(length)}</p>`, createdAt: START + index * 60_000 }),
  )
}

describe('transcript: what it says', () => {
  it('has the head, times in the rep’s zone, authors, marked notes, events that matter, and the link at the end', () => {
    const { text, leftOut, isCut } = transcript(
      input([
        part(),
        part({
          id: '2',
          partType: 'assignment',
          authorType: 'admin',
          authorName: 'Ben Ode',
          bodyHtml: '',
          assignedToName: 'Cy',
        }),
        part({ id: '3', partType: 'snoozed', authorType: 'admin', authorName: 'Ben Ode', bodyHtml: '' }),
        part({ id: '4', partType: 'note', authorType: 'admin', authorName: 'Ben Ode', bodyHtml: '<p>Big deal</p>' }),
        part({ id: '5', partType: 'close', authorType: 'admin', authorName: 'Ben Ode', bodyHtml: '' }),
        part({ id: '6', partType: 'open', authorName: null, bodyHtml: '<p>One more<br />thing</p>' }),
        part({ id: '7', partType: 'open', authorType: 'bot', authorName: null, bodyHtml: '' }),
      ]),
    )
    expect(text).toBe(
      [
        'Conversation with Ana Ruiz: “Hello there”',
        '[2026-11-22 14:05 CET] Ana Ruiz:\nHello there',
        '[2026-11-22 14:05 CET] Ben Ode assigned the conversation to Cy',
        '[2026-11-22 14:05 CET] Ben Ode (note):\nBig deal',
        '[2026-11-22 14:05 CET] Ben Ode closed the conversation',
        '[2026-11-22 14:05 CET] Ana Ruiz (reopened the conversation):\nOne more\nthing',
        '[2026-11-22 14:05 CET] Bot reopened the conversation',
        `Conversation in Intercom: ${LINK}`,
      ].join('\n\n'),
    )
    expect({ leftOut, isCut }).toEqual({ leftOut: 0, isCut: false })
  })

  it('shows images and files as addresses, links once, and emoji as emoji', () => {
    const { text } = transcript(
      input([
        part({
          bodyHtml:
            '<p>Look 🎉 <a href="https://cdn.example.com/a.png?x=1&amp;y=2">[image: a.png]</a></p>' +
            '<p><a href="https://cdn.example.com/e.png">[image: 👩‍🚀]</a> <i>[image: 🇪🇸]</i></p>' +
            '<p><a href="https://example.com/">example.com</a>, <a href="https://example.com/p">our prices</a></p>' +
            '<p><a href="mailto:a@example.com">a@example.com</a> &lt;3</p>',
          attachments: [
            { name: 'offer.pdf', url: 'https://cdn.example.com/offer.pdf' },
            { name: 'gone.pdf', url: '' },
          ],
        }),
      ]),
    )
    expect(text).toContain(
      [
        'Look 🎉 [image: a.png] https://cdn.example.com/a.png?x=1&y=2',
        '👩‍🚀 🇪🇸',
        'https://example.com/, our prices (https://example.com/p)',
        'a@example.com <3',
        '[file: offer.pdf] https://cdn.example.com/offer.pdf',
        '[file: gone.pdf]',
      ].join('\n'),
    )
  })

  it('holds the selected parts only, and says that they are a part', () => {
    const { text } = transcript(input(messages([1, 1, 1]), { selected: new Set(['1']), missing: 5 }))
    expect(text).toContain('From a conversation with Ana Ruiz: “m1 x”')
    expect(text).toContain('m1 x')
    expect(text).not.toMatch(/m0|m2|older/)
  })

  it('says which older entries Intercom does not give', () => {
    expect(transcript(input(messages([1, 1]), { missing: 3 })).text).toContain(
      '[Left out here: 3 entries older than the 500 that Intercom gives. The link below shows all.]',
    )
  })

  it('is a head and a link where there is nothing else', () => {
    expect(transcript(input([], { personName: ' ' })).text).toBe(`Conversation\n\nConversation in Intercom: ${LINK}`)
  })
})

describe('transcript: the limit', () => {
  it('leaves out whole messages in the middle and counts them', () => {
    const { text, leftOut, isCut } = transcript(input(messages(Array.from({ length: 10 }, () => 5_000))))
    expect(leftOut).toBe(4)
    expect(isCut).toBe(false)
    expect(text).toContain('[4 messages are left out here for lack of room. The link below shows all.]')
    for (const index of [0, 5, 6, 7, 8, 9]) expect(text).toContain(`m${index} ${'x'.repeat(5_000)}`)
    for (const index of [1, 2, 3, 4]) expect(text).not.toContain(`m${index} `)
  })

  it('cuts the one message that is too long inside, and says so', () => {
    const { text, leftOut, isCut } = transcript(input([part({ bodyHtml: `<p>${'😀'.repeat(20_000)}</p>` })]))
    expect(isCut).toBe(true)
    expect(leftOut).toBe(0)
    expect(text).toContain('…\n[This message is cut here')
    expect(text.isWellFormed()).toBe(true)
    expect(salesforceLength(text)).toBeGreaterThan(DESCRIPTION_LIMIT - 10)
    expect(salesforceLength(text)).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
  })

  it('gives a long first and a long newest message their halves, and how it ended stays', () => {
    const parts = messages([40_000, 100, 40_000])
    parts.push(part({ id: 'end', partType: 'close', authorType: 'admin', authorName: 'Ben', bodyHtml: '' }))
    const { text, leftOut, isCut } = transcript(input(parts))
    expect({ leftOut, isCut }).toEqual({ leftOut: 1, isCut: true })
    expect(text.match(/x{15000}/g)).toHaveLength(2)
    expect(text.match(/This message is cut/g)).toHaveLength(2)
    expect(text).toContain('Ben closed the conversation')
  })

  it('keeps how it ended within the limit, however long the messages are, and counts messages alone as left out', () => {
    const event = (id: string) =>
      part({ id, partType: 'close', authorType: 'admin', authorName: `Ben ${id}`, bodyHtml: '' })
    const [first, ...others] = messages([20_000, 20_000, 20_000])
    const parts = [first!, event('a'), ...others, ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(event)]
    const { text, leftOut } = transcript(input(parts))
    expect(leftOut).toBe(1)
    expect(salesforceLength(text)).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
    expect(text.endsWith(LINK)).toBe(true)
    expect(text.match(/Ben \w closed/g)).toEqual(['d', 'e', 'f', 'g', 'h'].map((id) => `Ben ${id} closed`))
  })

  it('counts a line break as two, as Salesforce’s pages keep it', () => {
    expect(salesforceLength('a\nb\n')).toBe(6)
    const { text } = transcript(input([part({ bodyHtml: `<p>${'a<br />'.repeat(12_000)}</p>` })]))
    expect(text.replaceAll('\n', '\r\n').length).toBeLessThanOrEqual(DESCRIPTION_LIMIT)
  })

  it('is told in a sentence', () => {
    const of = (leftOut: number, isCut: boolean) => cutSentence({ text: '', leftOut, isCut })
    expect(of(0, false)).toBeNull()
    expect(of(1, true)).toContain('1 message is left out')
    expect(of(7, false)).toContain('7 messages are left out')
    expect(of(0, true)).toContain('is cut')
  })

  const body = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.string({
      maxLength: 60,
      unit: fc.constantFrom('a', '\n', '\r\n', '😀', '\ud83d', '\ude00', '&amp;', '<br />', ' '),
    }),
    fc.nat({ max: 900 }).map((length) => 'y'.repeat(length)),
  )
  const anyPart = fc.record({
    partType: fc.constantFrom('comment', 'note', 'close', 'open', 'assignment', 'snoozed'),
    authorType: fc.constantFrom('person' as const, 'admin' as const, 'bot' as const),
    authorName: fc.option(fc.string({ maxLength: 200 })),
    bodyHtml: fc.oneof(
      body.map((text) => `<p>${text.replace(/<(?!br)/g, '')}</p>`),
      fc.constant(''),
    ),
    assignedToName: fc.option(fc.string({ maxLength: 200 })),
  })

  it('never exceeds it, never holds half a character, always ends in the link, for any conversation', () => {
    fc.assert(
      fc.property(
        fc.array(anyPart, { maxLength: 30 }),
        fc.integer({ min: 2_500, max: 6_000 }),
        fc.nat({ max: 3 }),
        (parts, limit, missing) => {
          const all = parts.map((one, index) => part({ ...one, id: String(index), createdAt: START + index * 1000 }))
          const whole = transcript(input(all, { limit: 1_000_000, missing }))
          const { text, leftOut, isCut } = transcript(input(all, { limit, missing }))
          expect(salesforceLength(text)).toBeLessThanOrEqual(limit)
          expect(text.isWellFormed()).toBe(true)
          expect(text).not.toContain('\r')
          expect(text.endsWith(LINK)).toBe(true)
          // What fits is not touched; what does not fit says so.
          if (salesforceLength(whole.text) <= limit - 200) expect(text).toBe(whole.text)
          if (text !== whole.text && !isCut && leftOut === 0) expect(text.length).toBeLessThan(whole.text.length)
          if (leftOut > 0) expect(text).toMatch(/\[\d+ messages? (?:is|are) left out here/)
          if (isCut) expect(text).toContain('[This message is cut here')
        },
      ),
      runs(200),
    )
  })

  it('keeps the first and the newest messages whole where they fit, and everything between cut and end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 40 }), (lengths) => {
        const { text, leftOut, isCut } = transcript(input(messages(lengths), { limit: 3_000 }))
        expect(isCut).toBe(false)
        const shown = lengths.map((length, index) => text.includes(`m${index} ${'x'.repeat(length)}`))
        expect(shown[0]).toBe(true)
        expect(shown.at(-1)).toBe(true)
        expect(text.match(/\] Ana Ruiz:/g)).toHaveLength(lengths.length - leftOut)
        // One gap only: after the first that is shown again, nothing is missing.
        const from = leftOut + 1
        expect(shown.slice(from).every(Boolean)).toBe(true)
      }),
      runs(100),
    )
  })
})

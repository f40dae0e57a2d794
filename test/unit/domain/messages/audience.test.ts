import { describe, expect, test } from 'vitest'
import type { MessageContent } from '../../../../src/contract/models'
import { exclusionOf, type Candidate } from '../../../../src/main/domain/messages/audience'
import { messageProblems } from '../../../../src/main/domain/messages/check'

const NOW = 1_800_000_000_000
const DAY = 86_400_000
const ANA: Candidate = {
  email: 'ana@north.example',
  isMine: true,
  isUnsubscribed: false,
  emailTrouble: null,
  lastContactedAt: NOW - 3 * DAY,
  isWrittenTo: false,
}
const email = { channel: 'email', quietDays: 3, now: NOW } as const
const inApp = { ...email, channel: 'in_app' } as const

describe('who gets nothing', () => {
  test.each([
    ['whoever nothing speaks against', {}, null, null],
    ['somebody else’s', { isMine: false }, 'not_mine', 'not_mine'],
    ['without an address', { email: null }, 'no_email', null],
    ['unsubscribed', { isUnsubscribed: true }, 'unsubscribed', null],
    ['whose mail comes back', { emailTrouble: 'bounced' }, 'bounced', null],
    ['who marked it as spam', { emailTrouble: 'spam' }, 'spam', null],
    ['just written to', { lastContactedAt: NOW - 3 * DAY + 1 }, 'recent', 'recent'],
    ['about to be written to', { isWrittenTo: true }, 'recent', 'recent'],
    ['never written to', { lastContactedAt: null }, null, null],
  ] as const)('%s', (_name, change, byEmail, byApp) => {
    expect(exclusionOf({ ...ANA, ...change }, [], email)).toBe(byEmail)
    expect(exclusionOf({ ...ANA, ...change }, [], inApp)).toBe(byApp)
  })

  test('without a value that the words need', () => {
    expect(exclusionOf(ANA, ['company'], inApp)).toBe('missing_value')
  })

  test('no days of quiet: nobody is left out for being written to', () => {
    expect(exclusionOf({ ...ANA, lastContactedAt: NOW, isWrittenTo: true }, [], { ...email, quietDays: 0 })).toBeNull()
  })
})

describe('what is written', () => {
  const content: MessageContent = {
    channel: 'email',
    template: 'personal',
    subject: 'Hello',
    body: 'Hi {first_name|there}',
    mode: 'fixed',
    audience: { by: 'people', personIds: ['p'] },
    quietDays: 0,
    asTask: false,
  }

  test.each([
    ['whole', {}, []],
    ['no body', { body: ' \n' }, ['body']],
    ['an email without a subject', { subject: ' ' }, ['subject']],
    ['in the app there is none', { subject: '', channel: 'in_app' }, []],
    ['a variable that is none', { body: '{nmae}', subject: '{x}' }, ['body', 'subject']],
    ['people by hand do not come to match', { mode: 'dynamic' }, ['audience']],
  ] as const)('%s', (_name, change, fields) => {
    expect(Object.keys(messageProblems({ ...content, ...change }))).toEqual(fields)
  })
})

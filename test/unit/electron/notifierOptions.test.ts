import { describe, expect, it } from 'vitest'
import { platformNotification } from '../../../src/main/electron/notifierOptions'
import type { OsNotification } from '../../../src/main/ports/notifier'

const given: OsNotification = {
  key: 'conversation:42',
  title: 'Ada Lovelace',
  body: 'Does it compute?',
  place: { kind: 'conversation', id: '42' },
  silent: false,
  actions: ['reply', 'snooze', 'createLead'],
}
const words = { title: 'Ada Lovelace', body: 'Does it compute?', silent: false }
const on = (platform: NodeJS.Platform, more: Partial<OsNotification> = {}) =>
  platformNotification({ ...given, ...more }, platform, '/icon.png')

describe('what Electron is asked for', () => {
  it.each(['darwin', 'win32'] as const)(
    '%s: an identity to be replaced by, an inline reply, and two buttons',
    (platform) => {
      expect(on(platform)).toEqual({
        options: {
          ...words,
          id: 'conversation:42',
          hasReply: true,
          replyPlaceholder: 'Reply',
          actions: [
            { type: 'button', text: 'Snooze until tomorrow' },
            { type: 'button', text: 'Create lead' },
          ],
        },
        buttons: ['snooze', 'createLead'],
      })
    },
  )

  it('linux: words and an icon, and nothing that Electron does not have there', () => {
    expect(on('linux')).toEqual({ options: { ...words, icon: '/icon.png' }, buttons: [] })
  })

  it.each(['darwin', 'win32', 'linux'] as const)('%s: silent where it is said, else not', (platform) => {
    expect(on(platform, { silent: true }).options.silent).toBe(true)
    const { silent: _left, ...unsaid } = given
    expect(platformNotification(unsaid, platform, '').options.silent).toBe(false)
  })

  it('a button’s index means the action that stands there, reply or not', () => {
    expect(on('darwin', { actions: ['snooze'] })).toMatchObject({ buttons: ['snooze'] })
    expect(on('darwin', { actions: ['snooze'] }).options).not.toHaveProperty('hasReply')
    expect(on('win32', { actions: ['reply'] })).toMatchObject({ options: { hasReply: true, actions: [] }, buttons: [] })
    expect(on('win32', { actions: [] }).options).not.toHaveProperty('hasReply')
  })

  it('Windows takes identities of at most 64 characters', () => {
    // Intercom's conversation ids have 15 digits by now.
    const { options } = on('win32', { key: 'conversation:215470000000001' })
    expect(options.id!.length).toBeLessThanOrEqual(64)
  })
})

import type { Exclusion, LedgerState, Message } from '../../../../contract/models'
import { counted } from '../../format/numbers'

/** Why somebody gets nothing, as a line of the list says it. */
export const exclusionWords: Readonly<Record<Exclusion, string>> = {
  gone: 'No longer on this desk',
  not_mine: 'Not yours',
  no_email: 'No email address',
  unsubscribed: 'Unsubscribed from emails',
  bounced: 'Emails to them bounce',
  spam: 'Marked an email as spam',
  recent: 'Just written to',
  missing_value: 'A variable has no value for them',
}

/** What became of it for one person. */
export const ledgerWords: Readonly<Record<LedgerState, string>> = {
  waiting: 'Waiting to send',
  sent: 'Sent',
  elsewhere: 'Had it already',
  asked: 'Needs you: did it arrive?',
  failed: 'Needs you',
  skipped: 'Left out',
  stopped: 'Stopped',
  before: 'Matched before',
}

/** How a message is called: its subject, else its first words. */
export function titleOf({ channel, subject, body }: Pick<Message, 'channel' | 'subject' | 'body'>): string {
  const words = (channel === 'email' && subject.trim() !== '' ? subject : body).replace(/\s+/gu, ' ').trim()
  return words === '' ? 'Untitled message' : words.slice(0, 120)
}

/** Where a message stands, in a few words. */
export function standingOf({ state, mode, counts }: Pick<Message, 'state' | 'mode' | 'counts'>): string {
  if (state === 'draft') return mode === 'dynamic' ? 'Draft, for whoever comes to match' : 'Draft'
  const had = counts.sent + counts.elsewhere
  const words = [state === 'running' ? 'Running' : state === 'paused' ? 'Paused' : null, `${had} sent`]
  if (counts.waiting > 0) words.push(`${counts.waiting} waiting`)
  const needs = counts.asked + counts.failed
  if (needs > 0) words.push(`${counted(needs, 'needs', 'need')} you`)
  if (counts.skipped > 0) words.push(`${counts.skipped} left out`)
  if (counts.stopped > 0) words.push(`${counts.stopped} stopped`)
  return words.filter(Boolean).join(' · ')
}

import type { Exclusion, MessageChannel } from '../../../contract/models'

/** Somebody who matches, as far as leaving them out goes. Times in ms. */
export interface Candidate {
  email: string | null
  isMine: boolean
  isUnsubscribed: boolean
  /** What Intercom says of mail to them (`has_hard_bounced`, `marked_email_as_spam`). */
  emailTrouble: 'bounced' | 'spam' | null
  lastContactedAt: number | null
  /** A reply or message to them is waiting here to be sent. */
  isWrittenTo: boolean
}

export interface Rules {
  channel: MessageChannel
  quietDays: number
  now: number
}

const DAY_MS = 86_400_000

/**
 * Why somebody gets no such message, or null. What concerns email alone leaves nobody out in the app: "unsubscribed" is from
 * emails. `missing`: variables that have neither a value nor a fallback for them.
 */
export function exclusionOf(person: Candidate, missing: readonly string[], rules: Rules): Exclusion | null {
  if (!person.isMine) return 'not_mine'
  if (rules.channel === 'email') {
    if (!person.email) return 'no_email'
    if (person.isUnsubscribed) return 'unsubscribed'
    if (person.emailTrouble !== null) return person.emailTrouble
  }
  const since = rules.now - rules.quietDays * DAY_MS
  const isRecent = person.isWrittenTo || (person.lastContactedAt ?? 0) > since
  if (rules.quietDays > 0 && isRecent) return 'recent'
  return missing.length > 0 ? 'missing_value' : null
}

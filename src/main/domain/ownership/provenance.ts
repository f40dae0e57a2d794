import type { OwnerHow } from '../../../contract/models'

/**
 * How an owner came about that an outbox item set: by the rep's hand, by the record in Salesforce that the item names, or by
 * an automation of Repdesk (who lost their Salesforce owner, for one).
 */
export function ownerHow(payload: Readonly<Record<string, unknown>>): OwnerHow {
  const { origin, from } = payload
  if (origin === undefined || origin === null) return 'hand'
  return from === 'account' || from === 'contact' || from === 'lead' ? from : 'automation'
}

/** What the words about an owner need. */
export interface OwnerStory {
  how: OwnerHow
  /** When it was written here, or noticed; ms. Null where this desktop saw nothing of it. */
  at: number | null
  /** What Salesforce's rules said when they decided. */
  why: string | null
  /** A change by hand that is not sent. */
  isUnsent: boolean
}

const RECORD = { account: 'Account', contact: 'Contact', lead: 'Lead' } as const

/** The sentence under an owner: how it came about (article "Assign an owner", "assigned automatically by Salesforce"). */
export function ownerSentence({ how, why, isUnsent }: Pick<OwnerStory, 'how' | 'why' | 'isUnsent'>): string {
  if (isUnsent) return 'Set by hand here, not sent yet'
  switch (how) {
    case 'hand':
      return 'Set by hand here'
    case 'account':
    case 'contact':
    case 'lead':
      return `From the ${RECORD[how]} in Salesforce`
    case 'automation':
      return why === null ? 'Set by an automation of Repdesk' : `Set by an automation of Repdesk: ${why}`
    case 'intercom':
      return 'Changed in Intercom'
    case 'unknown':
      return 'Set in Intercom before this desktop knew of it'
  }
}

const SHOWN = 3

/** The line of the feed for people who became the rep's, or ceased to be, in Intercom; several share one. */
export function ownershipNews(
  kind: 'gained' | 'lost',
  people: readonly { personName: string; ownerName: string | null }[],
): string {
  const [first] = people
  if (first && people.length === 1) {
    if (kind === 'gained') return `${first.personName} is yours now: the owner was changed in Intercom.`
    return `${first.personName} is no longer yours: in Intercom ${first.ownerName ?? 'nobody'} is the owner now.`
  }
  const names = people.slice(0, SHOWN).map((one) => one.personName)
  const more = people.length - names.length
  const who = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
  return kind === 'gained'
    ? `${people.length} people became yours in Intercom: ${who}.`
    : `${people.length} people are no longer yours in Intercom: ${who}.`
}

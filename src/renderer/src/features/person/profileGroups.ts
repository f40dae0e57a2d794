import type { Person } from '../../../../contract/models'
import { dateOnly, dateAndTime } from '../../format/time'
import { ownerWords } from '../mapping/ownerWords'

export interface Fact {
  readonly label: string
  readonly value: string
  /** A link that the value is: mailto, tel or https. */
  readonly href?: string
  /** Why it cannot be changed here. */
  readonly lock?: string
}

const byMessenger = 'Intercom’s Messenger writes this; it cannot be changed.'

export interface FactGroup {
  readonly title: string
  /** Why none of it can be changed here. */
  readonly why?: string
  readonly facts: readonly Fact[]
}

type Grouped = Pick<
  Person,
  | 'isMine'
  | 'ownerId'
  | 'ownerName'
  | 'ownerFrom'
  | 'ownerLock'
  | 'city'
  | 'region'
  | 'country'
  | 'countryCode'
  | 'browser'
  | 'os'
  | 'referrer'
  | 'createdAt'
  | 'lastSeenAt'
  | 'lastContactedAt'
  | 'lastRepliedAt'
  | 'updatedAt'
  | 'utm'
>

/** What is known about a person and not edited here, grouped as a rep looks for it; what is not known is left out. */
export function profileGroups(person: Grouped): readonly FactGroup[] {
  const groups: readonly FactGroup[] = [
    {
      title: 'Contact',
      facts: facts([['Owner', ownerWords(person), undefined, person.ownerLock]]),
    },
    {
      title: 'Place and device',
      why: byMessenger,
      facts: facts([
        ['City', person.city],
        ['Region', person.region],
        ['Country', person.country ?? person.countryCode],
        ['Browser', person.browser],
        ['System', person.os],
        ['Referrer', person.referrer],
      ]),
    },
    {
      title: 'Dates',
      why: 'Intercom keeps these itself.',
      facts: facts([
        ['Created', date(person.createdAt)],
        ['Last seen', exact(person.lastSeenAt)],
        ['Last contacted', exact(person.lastContactedAt)],
        ['Last replied', exact(person.lastRepliedAt)],
        ['Updated', exact(person.updatedAt)],
      ]),
    },
    {
      title: 'Campaign',
      why: byMessenger,
      facts: Object.entries(person.utm).map(([name, value]) => ({ label: utmLabel(name), value })),
    },
  ]
  return groups.filter((group) => group.facts.length > 0)
}

function facts(
  rows: ReadonlyArray<readonly [label: string, value: string | null, href?: string | undefined, lock?: string | null]>,
): readonly Fact[] {
  return rows.flatMap(([label, value, href, lock]) =>
    value ? [{ label, value, ...(href ? { href } : {}), ...(lock ? { lock } : {}) }] : [],
  )
}

function date(at: number | null): string | null {
  return at === null ? null : dateOnly(at)
}

function exact(at: number | null): string | null {
  return at === null ? null : dateAndTime(at)
}

function utmLabel(name: string): string {
  return plainLabel(name.replace(/^utm_/u, ''))
}

/** "plan_tier" as "Plan tier"; names that are already words stay as they are. */
function plainLabel(name: string): string {
  const words = name.replace(/[_-]+/gu, ' ').trim()
  return words === words.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

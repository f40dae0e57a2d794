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

export interface FactGroup {
  readonly title: string
  readonly facts: readonly Fact[]
}

/** Everything known about a person, grouped as a rep looks for it; what is not known is left out. */
export function profileGroups(person: Person): readonly FactGroup[] {
  const groups: readonly FactGroup[] = [
    {
      title: 'Contact',
      facts: facts([
        ['Name', person.name],
        ['Email', person.email, person.email ? `mailto:${person.email}` : undefined],
        ['Phone', person.phone, person.phone ? `tel:${person.phone.replace(/[^+\d]/gu, '')}` : undefined],
        ['External ID', person.externalId],
        ['Owner', ownerWords(person), undefined, person.ownerLock],
        ['Emails', person.unsubscribed ? 'Unsubscribed' : null],
      ]),
    },
    {
      title: 'Place and device',
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
      facts: facts([
        ['Created', date(person.createdAt)],
        ['Signed up', date(person.signedUpAt)],
        ['Last seen', exact(person.lastSeenAt)],
        ['Last contacted', exact(person.lastContactedAt)],
        ['Last replied', exact(person.lastRepliedAt)],
        ['Updated', exact(person.updatedAt)],
      ]),
    },
    { title: 'Campaign', facts: Object.entries(person.utm).map(([name, value]) => ({ label: utmLabel(name), value })) },
    {
      title: 'Attributes',
      facts: Object.entries(person.customAttributes)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => ({ label: plainLabel(name), value: attributeText(value) })),
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

function attributeText(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'number' ? value.toLocaleString() : String(value)
}

function utmLabel(name: string): string {
  return plainLabel(name.replace(/^utm_/u, ''))
}

/** "plan_tier" as "Plan tier"; names that are already words stay as they are. */
function plainLabel(name: string): string {
  const words = name.replace(/[_-]+/gu, ' ').trim()
  return words === words.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

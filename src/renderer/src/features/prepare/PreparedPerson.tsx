import type { ReactNode } from 'react'
import type { Company, Person } from '../../../../contract/models'
import { count } from '../../format/numbers'
import { longAgo } from '../../format/time'
import { useNow } from '../../ui/TimeText'
import { profileGroups } from '../person/profileGroups'
import { Facts, Part, type PreparedFact } from './Facts'

/** Who they are: how to reach them, where they work, what the workspace knows about them. */
export function PreparedPerson({ person }: { readonly person: Person }): ReactNode {
  const now = useNow()
  const ago = (at: number | null): string | null => (at === null ? null : longAgo(at, now))
  const campaign = profileGroups(person).find((group) => group.title === 'Campaign')
  const own = Object.entries(person.customAttributes).map(([name, value]): PreparedFact => [
    name,
    value === null ? null : String(value),
  ])
  return (
    <>
      <Part title="Person">
        <Facts
          facts={[
            ['Role', person.role === 'lead' ? 'Lead' : 'User'],
            ['Email', person.email],
            ['Phone', person.phone],
            ['Owner', person.ownerName],
            ['Place', [person.city, person.region, person.country].filter(Boolean).join(', ')],
            ['Last seen', ago(person.lastSeenAt)],
            ['Last replied', ago(person.lastRepliedAt)],
            ['Last contacted', ago(person.lastContactedAt)],
            ['Tags', person.tags.join(', ')],
            ['Unsubscribed', person.unsubscribed ? 'Yes: no emails' : null],
          ]}
        />
      </Part>
      {person.companies.map((company) => (
        <Part key={company.id} title={`Company: ${company.name}`}>
          <Facts facts={companyFacts(company)} />
        </Part>
      ))}
      {own.length + (campaign?.facts.length ?? 0) > 0 ? (
        <Part title="What else is known">
          <Facts facts={[...own, ...(campaign?.facts ?? []).map(({ label, value }): PreparedFact => [label, value])]} />
        </Part>
      ) : null}
    </>
  )
}

function companyFacts({ website, industry, size, plan, monthlySpend }: Company): PreparedFact[] {
  return [
    ['Website', website],
    ['Industry', industry],
    ['Size', size === null ? null : count(size)],
    ['Plan', plan],
    ['Monthly spend', monthlySpend === null ? null : count(monthlySpend)],
  ]
}

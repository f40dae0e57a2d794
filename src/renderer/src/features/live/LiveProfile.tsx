import type { ReactNode } from 'react'
import type { LivePerson } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { profileGroups, type FactGroup } from '../person/profileGroups'
import styles from '../person/Profile.module.css'

interface LiveProfileProps {
  readonly person: LivePerson
  readonly onOpen: (conversationId: string) => void
}

/** What Intercom knows of somebody who is not on this desk, to read; nothing of it is edited here. */
export function LiveProfile({ person, onOpen }: LiveProfileProps): ReactNode {
  return (
    // The profile scrolls, so it has to be reachable by keys.
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Profile">
      {groupsOf(person).map((group) => (
        <section key={group.title} className={styles.group}>
          <h3 className={styles.groupTitle}>{group.title}</h3>
          <dl>
            {group.facts.map((fact) => (
              <div key={fact.label} className={styles.fact}>
                <dt dir="auto">{fact.label}</dt>
                <dd dir="auto">{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {person.tags.length > 0 ? (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>Tags</h3>
          <div className={styles.tags}>
            {person.tags.map((tag, at) => (
              <span key={at} className={styles.tag}>
                <Truncate>{tag}</Truncate>
              </span>
            ))}
          </div>
        </section>
      ) : null}
      <Conversations person={person} onOpen={onOpen} />
    </div>
  )
}

function groupsOf(person: LivePerson): readonly FactGroup[] {
  const [first, ...others] = profileGroups({ ...person, countryCode: null, ownerFrom: null, ownerLock: null })
  const contact: readonly (readonly [string, string | null])[] = [
    ['Email', person.email],
    ['Phone', person.phone],
    ['External ID', person.externalId],
    ['Companies', person.companies.map(({ name }) => name).join(', ') || null],
    ['Email subscription', person.unsubscribed ? 'Unsubscribed' : null],
  ]
  const own = Object.entries(person.customAttributes).flatMap(([label, value]) =>
    value === null ? [] : [{ label, value: typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value) }],
  )
  const known = contact.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
  return [
    { title: 'Contact', facts: [...(first?.facts ?? []), ...known] },
    ...(own.length > 0 ? [{ title: 'Attributes', facts: own }] : []),
    ...others,
  ]
}

function Conversations({ person, onOpen }: LiveProfileProps): ReactNode {
  const { conversations, conversationTotal } = person
  const more = (conversationTotal ?? 0) - conversations.length
  return (
    <section className={styles.group} aria-label="Conversations">
      <h3 className={styles.groupTitle}>Conversations</h3>
      {conversations.length === 0 ? <p className={styles.quiet}>None in Intercom.</p> : null}
      {conversations.map((row) => (
        <button key={row.id} type="button" className={styles.linkRow} onClick={() => onOpen(row.id)}>
          <span className={styles.linkMain}>
            <Truncate className={styles.linkTitle}>{row.title ?? row.snippet}</Truncate>
            <Truncate className={styles.linkDetail}>{row.assigneeName ?? 'Nobody has it'}</Truncate>
          </span>
          <span className={styles.linkEnd}>
            {row.state === 'open' ? 'Open' : row.state === 'closed' ? 'Closed' : 'Snoozed'} ·{' '}
            <TimeText at={row.updatedAt} />
          </span>
        </button>
      ))}
      {more > 0 ? <p className={styles.quiet}>{counted(more, 'older one is', 'older ones are')} in Intercom.</p> : null}
    </section>
  )
}

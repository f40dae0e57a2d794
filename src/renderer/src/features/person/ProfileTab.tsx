import { ArrowLeftRight, ClipboardList, Lock, Merge } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { OwnerSection } from '../owners/OwnerSection'
import { Companies } from './Companies'
import { OtherConversations } from './OtherConversations'
import { ContactFields, OwnAttributes } from './PersonAttributes'
import styles from './Profile.module.css'
import { profileGroups } from './profileGroups'

/** Everything known about the person, grouped; companies, tags and conversations with a way to each. */
export function ProfileTab({ person }: { readonly person: Person }): ReactNode {
  const open = useLayers((state) => state.open)
  return (
    // The profile scrolls, so it has to be reachable by keys.
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Profile">
      <div className={styles.tools}>
        <Button
          size="small"
          variant="quiet"
          icon={<ClipboardList size={14} />}
          command="prepare"
          onPress={() => open({ kind: 'prepare', personId: person.id })}
        >
          Prepare for a call
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<ArrowLeftRight size={14} />}
          onPress={() => open({ kind: 'compare', personId: person.id })}
        >
          Compare with Salesforce
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<Merge size={14} />}
          command="mergePerson"
          onPress={() => open({ kind: 'merge', personId: person.id, otherId: null })}
        >
          Merge…
        </Button>
      </div>
      {profileGroups(person).map((group, index) => (
        <Fragment key={group.title}>
          <section className={styles.group}>
            <h3 className={styles.groupTitle}>{group.title}</h3>
            {index === 0 ? <ContactFields person={person} /> : null}
            <dl>
              {group.facts.map((fact) => (
                <div key={fact.label} className={styles.fact}>
                  <dt dir="auto">{fact.label}</dt>
                  <dd dir="auto">
                    {fact.href ? (
                      <OutLink href={fact.href} arrow={false}>
                        {fact.value}
                      </OutLink>
                    ) : (
                      fact.value
                    )}
                    {fact.lock === undefined ? null : (
                      <span className={styles.lock}>
                        <Lock size={13} aria-hidden="true" />
                        {fact.lock}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            {group.why === undefined ? null : <p className={styles.quiet}>{group.why}</p>}
          </section>
          {index === 0 ? (
            <>
              <OwnerSection person={person} />
              <Companies person={person} />
              <OwnAttributes person={person} />
            </>
          ) : null}
        </Fragment>
      ))}
      {person.tags.length > 0 ? (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>Tags</h3>
          <div className={styles.tags}>
            {person.tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                <Truncate>{tag}</Truncate>
              </span>
            ))}
          </div>
        </section>
      ) : null}
      <OtherConversations personId={person.id} />
      <p className={styles.quiet}>
        As of <TimeText at={person.fetchedAt} form="long" />, from Intercom.
      </p>
    </div>
  )
}

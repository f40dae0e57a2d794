import { ArrowLeftRight, Lock } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Company, Person } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { OwnerSection } from '../owners/OwnerSection'
import { OtherConversations } from './OtherConversations'
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
          icon={<ArrowLeftRight size={14} />}
          onPress={() => open({ kind: 'compare', personId: person.id })}
        >
          Compare with Salesforce
        </Button>
      </div>
      {profileGroups(person).map((group, index) => (
        <Fragment key={group.title}>
          <section className={styles.group}>
            <h3 className={styles.groupTitle}>{group.title}</h3>
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
          </section>
          {index === 0 ? <OwnerSection person={person} /> : null}
        </Fragment>
      ))}
      {person.companies.length > 0 ? (
        <section className={styles.group}>
          <h3 className={styles.groupTitle}>{person.companies.length > 1 ? 'Companies' : 'Company'}</h3>
          {person.companies.map((company) => (
            <CompanyRow key={company.id} company={company} />
          ))}
        </section>
      ) : null}
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

function CompanyRow({ company }: { readonly company: Company }): ReactNode {
  const openCompany = usePlace((state) => state.openCompany)
  const detail = [
    company.industry,
    company.size === null ? null : counted(company.size, 'person', 'people'),
    company.plan,
    company.monthlySpend === null ? null : `${company.monthlySpend.toLocaleString()} a month`,
    company.website,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <button type="button" className={styles.linkRow} onClick={() => openCompany(company.id)}>
      <span className={styles.linkMain}>
        <Truncate className={styles.linkTitle}>{company.name}</Truncate>
        {detail ? <Truncate className={styles.linkDetail}>{detail}</Truncate> : null}
      </span>
    </button>
  )
}

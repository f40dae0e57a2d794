import { ArrowLeft, Lock, RefreshCw, SquareArrowOutUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Person } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { usePlace } from '../../state/place'
import { IconButton } from '../../ui/Button'
import { Initials } from '../../ui/Initials'
import { TimeText } from '../../ui/TimeText'
import { Tip } from '../../ui/Tip'
import { Truncate } from '../../ui/Truncate'
import { useFrameSize } from '../../ui/useMedia'
import { ownerNameOf } from '../mapping/ownerWords'
import { NameWithCard } from '../salesforce/HoverCard'
import styles from './Person.module.css'

interface PersonHeaderProps {
  readonly person: Person
  readonly refreshing: boolean
  readonly onRefresh: () => void
}

/** Who this is, in one glance: name, lead or user, company, place, last seen. */
export function PersonHeader({ person, refreshing, onRefresh }: PersonHeaderProps): ReactNode {
  const single = useFrameSize() === 'single'
  const Heading = single ? 'h1' : 'h2'
  const openCompany = usePlace((state) => state.openCompany)
  const company = person.companies[0]
  const place = [person.city, person.country].filter(Boolean).join(', ')
  return (
    <header className={styles.header}>
      {single ? (
        <IconButton
          label="Back to the list"
          command="back"
          icon={<ArrowLeft size={16} />}
          onPress={() => usePlace.getState().closeDetail()}
        />
      ) : null}
      <Initials name={person.displayName} size="large" />
      <div className={styles.identity}>
        <div className={styles.nameLine}>
          <Heading className={styles.name}>
            <NameWithCard personId={person.id}>
              <Truncate>{person.displayName}</Truncate>
            </NameWithCard>
          </Heading>
          <span className={styles.role}>{person.role === 'lead' ? 'Lead' : 'User'}</span>
          {person.isGuest ? (
            <span className={styles.guest} title="Not in your book: here because a conversation is assigned to you">
              Guest
            </span>
          ) : null}
          {person.ownerLock === null ? null : <OwnerLock person={person} lock={person.ownerLock} />}
        </div>
        <div className={styles.facts}>
          {company ? (
            <button type="button" className={styles.company} onClick={() => openCompany(company.id)}>
              <Truncate>{company.name}</Truncate>
            </button>
          ) : person.companyName ? (
            <Truncate>{person.companyName}</Truncate>
          ) : null}
          {place ? (
            // The dot before it stays at its left, whichever way the place is written.
            <span className={styles.place}>
              <Truncate>{place}</Truncate>
            </span>
          ) : null}
          {person.lastSeenAt === null ? null : (
            <span className={styles.seen}>
              seen <TimeText at={person.lastSeenAt} form="long" />
            </span>
          )}
        </div>
      </div>
      <IconButton
        label={refreshing ? 'Refreshing' : 'Refresh from Intercom'}
        icon={<RefreshCw size={16} />}
        isDisabled={refreshing}
        onPress={onRefresh}
      />
      <IconButton
        label="Open in Intercom"
        icon={<SquareArrowOutUpRight size={16} />}
        onPress={() => openLink(person.intercomUrl)}
      />
    </header>
  )
}

/** The owner, where they are changed in Salesforce only: the sentence is in the tooltip, and in the profile. */
function OwnerLock({ person, lock }: { readonly person: Person; readonly lock: string }): ReactNode {
  const name = person.isMine ? 'You' : (ownerNameOf(person) ?? 'Nobody')
  return (
    <Tip label={lock}>
      <AriaButton
        className={styles.owner ?? ''}
        aria-label={`Locked owner: ${name}. ${lock}`}
        onPress={() => usePlace.getState().setTab('profile')}
      >
        <Lock size={12} aria-hidden="true" />
        <span className={styles.ownerName} dir="auto">
          {name}
        </span>
      </AriaButton>
    </Tip>
  )
}

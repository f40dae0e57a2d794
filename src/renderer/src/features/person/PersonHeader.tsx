import { Pencil, RefreshCw, SquareArrowOutUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Person } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { IconButton } from '../../ui/Button'
import { Initials } from '../../ui/Initials'
import { Truncate } from '../../ui/Truncate'
import { useFrameSize } from '../../ui/useMedia'
import { MessagePerson } from '../messages/MessageButtons'
import { MuteButton } from '../notifications/MuteButton'
import { OwnerChip } from '../owners/OwnerChip'
import { NameWithCard } from '../salesforce/HoverCard'
import { BackToList, Whereabouts } from './HeaderParts'
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
  return (
    <header className={styles.header}>
      <BackToList />
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
          <OwnerChip person={person} />
        </div>
        <div className={styles.facts}>
          {company ? (
            <button type="button" className={styles.company} onClick={() => openCompany(company.id)}>
              <Truncate>{company.name}</Truncate>
            </button>
          ) : person.companyName ? (
            <Truncate>{person.companyName}</Truncate>
          ) : null}
          <Whereabouts person={person} />
        </div>
      </div>
      <IconButton
        label="Edit person"
        command="editPerson"
        icon={<Pencil size={16} />}
        onPress={() => useLayers.getState().open({ kind: 'editPerson', personId: person.id })}
      />
      <MessagePerson person={person} />
      <MuteButton person={person} />
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

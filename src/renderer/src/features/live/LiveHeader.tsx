import { SquareArrowOutUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LivePerson } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { IconButton } from '../../ui/Button'
import { Initials } from '../../ui/Initials'
import { Truncate } from '../../ui/Truncate'
import { useFrameSize } from '../../ui/useMedia'
import { ownerNameOf } from '../mapping/ownerWords'
import { BackToList, Whereabouts } from '../person/HeaderParts'
import styles from '../person/Person.module.css'

/** Who this is, in one glance, and whose they are. */
export function LiveHeader({ person }: { readonly person: LivePerson }): ReactNode {
  const single = useFrameSize() === 'single'
  const Heading = single ? 'h1' : 'h2'
  return (
    <header className={styles.header}>
      <BackToList />
      <Initials name={person.displayName} size="large" />
      <div className={styles.identity}>
        <div className={styles.nameLine}>
          <Heading className={styles.name}>
            <Truncate>{person.displayName}</Truncate>
          </Heading>
          <span className={styles.role}>{person.role === 'lead' ? 'Lead' : 'User'}</span>
          <span className={styles.guest}>
            {person.isMine
              ? 'Yours'
              : person.ownerId === null
                ? 'No owner'
                : `Of ${ownerNameOf(person) ?? 'a teammate'}`}
          </span>
        </div>
        <div className={styles.facts}>
          {person.companyName ? <Truncate>{person.companyName}</Truncate> : null}
          <Whereabouts person={person} />
        </div>
      </div>
      <IconButton
        label="Open in Intercom"
        icon={<SquareArrowOutUpRight size={16} />}
        onPress={() => openLink(person.intercomUrl)}
      />
    </header>
  )
}

import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlace } from '../../state/place'
import { IconButton } from '../../ui/Button'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { useFrameSize } from '../../ui/useMedia'
import styles from './Person.module.css'

/** Leads back to the list where there is one pane. */
export function BackToList(): ReactNode {
  if (useFrameSize() !== 'single') return null
  return (
    <IconButton
      label="Back to the list"
      command="back"
      icon={<ArrowLeft size={16} />}
      onPress={() => usePlace.getState().closeDetail()}
    />
  )
}

interface WhereaboutsProps {
  readonly person: { readonly city: string | null; readonly country: string | null; readonly lastSeenAt: number | null }
}

/** Where somebody is, and when they were last seen. */
export function Whereabouts({ person }: WhereaboutsProps): ReactNode {
  const place = [person.city, person.country].filter(Boolean).join(', ')
  return (
    <>
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
    </>
  )
}

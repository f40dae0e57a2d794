import { Merge, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TakerView } from '../../../../contract/models'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import styles from './Editable.module.css'

interface TakenProps {
  readonly taken: TakerView
  /** Who was to get it. */
  readonly personId: string | null
}

/** Who has the email or the ID that was to be written: the way to them, and to merging both. */
export function Taken({ taken, personId }: TakenProps): ReactNode {
  const follow = usePlace((state) => state.follow)
  const { open, close } = useLayers()
  const { name, isArchived } = taken
  return (
    <p className={styles.taken}>
      {name === null ? (
        <OutLink href={taken.url}>
          {isArchived ? 'Open the archived person in Intercom' : 'Open them in Intercom'}
        </OutLink>
      ) : (
        <Button
          size="small"
          icon={<UserRound size={13} />}
          onPress={() => {
            close()
            follow({ kind: 'person', id: taken.personId })
          }}
        >
          {`Open ${name}`}
        </Button>
      )}
      {isArchived || personId === null ? null : (
        <Button
          size="small"
          icon={<Merge size={13} />}
          onPress={() => open({ kind: 'merge', personId, otherId: taken.personId })}
        >
          {name === null ? 'Merge both…' : `Merge with ${name}…`}
        </Button>
      )}
    </p>
  )
}

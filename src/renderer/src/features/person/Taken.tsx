import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TakerView } from '../../../../contract/models'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import styles from './Editable.module.css'

/** Who has the email or the ID that was to be written, and the way to them. */
export function Taken({ taken }: { readonly taken: TakerView }): ReactNode {
  const follow = usePlace((state) => state.follow)
  const close = useLayers((state) => state.close)
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
    </p>
  )
}

import { Lock, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Person } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Tip } from '../../ui/Tip'
import { ownerNameOf } from '../mapping/ownerWords'
import locked from '../person/Person.module.css'
import styles from './Owners.module.css'

/** The owner in the header: pressed, another one is chosen; where Salesforce decides, it says so and leads to the profile. */
export function OwnerChip({ person }: { readonly person: Person }): ReactNode {
  const open = useLayers((state) => state.open)
  const assign = (): void => open({ kind: 'owner', personIds: [person.id] })
  useCommandHandler('assignOwner', assign)
  const { ownerLock: lock } = person
  const name = person.isMine ? 'You' : (ownerNameOf(person) ?? 'No owner')
  const words = lock ?? `Owner: ${name}. ${person.ownership.sentence}`
  return (
    <Tip label={words} {...(lock === null ? { command: 'assignOwner' as const } : {})}>
      <AriaButton
        className={(lock === null ? styles.chip : locked.owner) ?? ''}
        aria-label={lock === null ? `Assign owner: ${name}` : `Locked owner: ${name}. ${lock}`}
        onPress={lock === null ? assign : () => usePlace.getState().setTab('profile')}
      >
        {lock === null ? <UserRound size={12} aria-hidden="true" /> : <Lock size={12} aria-hidden="true" />}
        <span className={lock === null ? styles.chipName : locked.ownerName} dir="auto">
          {name}
        </span>
      </AriaButton>
    </Tip>
  )
}

import { useId, type ReactNode } from 'react'
import type { CommandInput } from '../../../../contract/commands'
import type { OwnerMapping } from '../../../../contract/models'
import { Truncate } from '../../ui/Truncate'
import styles from './Owners.module.css'
import { leftWords } from './ownerWords'
import { Picker } from './Picker'

type Choice = CommandInput<'owners.override'>['choice']

const byEmail = ' by email'
const nobody = ' nobody'
/** Is among no options: what it stands for is said in its place. */
const gone = ' left'

interface OwnerRowProps {
  readonly row: OwnerMapping['rows'][number]
  readonly teammates: OwnerMapping['teammates']
  readonly onChoose: (choice: Choice) => void
}

/** One Salesforce user and who that is in Intercom: found by email, chosen, or nobody. */
export function OwnerRow({ row, teammates, onChoose }: OwnerRowProps): ReactNode {
  const { userName, userEmail, isActive, teammateId, teammateName, by, why, left } = row
  const noteId = useId()
  const value = by === 'override' ? (teammateId ?? (left === null ? nobody : gone)) : byEmail
  const note =
    why !== null ? sentence(why) : by === 'override' ? 'Chosen here' : by === 'email' ? 'Found by email' : null
  return (
    <div role="row" className={styles.row}>
      <span role="rowheader" className={styles.user}>
        <span className={styles.name}>
          <Truncate>{userName}</Truncate>
          {isActive ? null : <span className={styles.inactive}>not active</span>}
        </span>
        {userEmail === null ? null : <Truncate className={styles.detail}>{userEmail}</Truncate>}
      </span>
      <span role="cell" className={styles.choice}>
        <Picker
          label={`Teammate for ${userName}`}
          value={value}
          placeholder={leftWords(left)}
          describedBy={note === null ? undefined : noteId}
          options={[
            {
              id: byEmail,
              label: by === 'email' && teammateName !== null ? teammateName : 'By email',
              detail: 'The teammate with the same email',
            },
            { id: nobody, label: 'Nobody', detail: 'Their people have no owner in Intercom' },
            ...teammates.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) =>
            onChoose(
              id === byEmail
                ? { use: 'email' }
                : id === nobody
                  ? { use: 'nobody' }
                  : { use: 'teammate', teammateId: id },
            )
          }
        />
        {note === null ? null : (
          <span id={noteId} className={styles.detail} data-missing={teammateId === null || undefined}>
            {note}
          </span>
        )}
      </span>
    </div>
  )
}

/** The end of a sentence as a sentence of its own. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

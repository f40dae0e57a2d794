import { TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Teammate } from '../../../../contract/models'
import { Button } from '../../ui/Button'
import { SelectField } from '../../ui/Fields'
import styles from './Connect.module.css'

interface TeammatePickProps {
  readonly teammates: readonly Teammate[]
  readonly suggestedId: string | null
  readonly salesforceEmail: string | null
  readonly busy: boolean
  readonly onPick: (teammateId: string) => void
}

/** Who the rep is among the teammates. A token covers the whole workspace, so picking another one warns visibly. */
export function TeammatePick({ teammates, suggestedId, salesforceEmail, busy, onPick }: TeammatePickProps): ReactNode {
  const [pickedId, setPickedId] = useState(suggestedId ?? '')
  const picked = teammates.find((one) => one.id === pickedId)
  const other =
    picked !== undefined &&
    (salesforceEmail === null
      ? suggestedId !== null && picked.id !== suggestedId
      : picked.email.toLowerCase() !== salesforceEmail.toLowerCase())
  return (
    <div className={styles.form}>
      <SelectField
        label="You are"
        value={pickedId}
        required
        options={teammates.map((one) => ({ value: one.id, label: `${one.name} (${one.email})` }))}
        onChange={setPickedId}
      />
      {other ? (
        <p className={styles.warning} role="status">
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            {salesforceEmail === null
              ? 'This is not the teammate the token belongs to.'
              : `This is not the teammate with your Salesforce email (${salesforceEmail}).`}{' '}
            You would see and answer their conversations under their name.
          </span>
        </p>
      ) : null}
      <Button variant="primary" isDisabled={busy || picked === undefined} onPress={() => picked && onPick(picked.id)}>
        {busy ? 'Connecting' : other ? `Connect as ${picked.name}` : 'Connect Intercom'}
      </Button>
    </div>
  )
}

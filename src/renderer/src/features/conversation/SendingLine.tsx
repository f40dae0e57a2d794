import type { ReactNode } from 'react'
import type { Sending } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { undoItem } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import styles from './Conversation.module.css'

/** Where a write made here stands, at its own place: the state, the sentence where it needs the rep, and the fix. */
export function SendingLine({ sending, note }: { readonly sending: Sending; readonly note: boolean }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const retry = useCommand('outbox.retry')
  const stuck = sending.state === 'needs_attention' || sending.state === 'unknown' || sending.state === 'waiting'
  return (
    <div className={styles.sending}>
      <StateMark state={sending.state} kind={note ? 'conversation.note' : 'conversation.reply'} />
      {sending.state === 'held' && sending.heldUntil !== null ? <Countdown until={sending.heldUntil} /> : null}
      {sending.message && stuck ? (
        <span className={styles.sendingText} dir="auto">
          {sending.message}
        </span>
      ) : null}
      {sending.state === 'held' ? (
        <Button size="small" variant="quiet" command="undo" onPress={() => void undoItem(sending.itemId)}>
          Undo
        </Button>
      ) : null}
      {sending.state === 'needs_attention' ? (
        <Button size="small" variant="quiet" onPress={() => retry.mutate({ itemId: sending.itemId })}>
          Try again
        </Button>
      ) : null}
      {stuck ? (
        <Button size="small" variant="quiet" onPress={() => openItem(sending.itemId)}>
          Details
        </Button>
      ) : null}
    </div>
  )
}

import type { ReactNode } from 'react'
import type { OutboxKind, Sending } from '../../../../contract/models'
import { undoItem } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import styles from './Conversation.module.css'

/** Where a write made here stands, at its own place: the state, the sentence where it needs the rep, and the fix. */
export function SendingLine({ sending, kind }: { readonly sending: Sending; readonly kind: OutboxKind }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const needsYou = sending.state === 'needs_attention'
  const stuck = needsYou || sending.state === 'unknown' || sending.state === 'waiting'
  return (
    <div className={styles.sending}>
      <StateMark state={sending.state} kind={kind} />
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
      {stuck ? (
        <Button size="small" variant={needsYou ? 'plain' : 'quiet'} onPress={() => openItem(sending.itemId)}>
          {needsYou ? 'Fix it' : 'Details'}
        </Button>
      ) : null}
    </div>
  )
}

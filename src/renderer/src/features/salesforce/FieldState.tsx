import { useEffect, useState, type ReactNode } from 'react'
import type { OutboxKind, OutboxState, Sending } from '../../../../contract/models'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { StateMark } from '../../ui/StateMark'
import styles from './Field.module.css'

const tickMs = 2500

interface FieldStateProps {
  readonly sending: Sending | null
  /** By which the tick says where it has arrived. */
  readonly kind?: OutboxKind | undefined
}

/** Ring, arrow, tick: where the edit of one value stands. The tick stays for a moment after it has arrived. */
export function FieldState({ sending, kind = 'record.update' }: FieldStateProps): ReactNode {
  const arrived = useArrived(sending)
  const state: OutboxState | null = sending?.state ?? (arrived ? 'done' : null)
  if (state === null || state === 'needs_attention') return null
  return (
    <span className={styles.state}>
      <StateMark state={state} kind={kind} words={false} />
    </span>
  )
}

/** An edit that needs the rep: the sentence, and the way to the item where it can be put right. */
export function FieldTrouble({ sending }: { readonly sending: Sending }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  return (
    <div className={styles.trouble}>
      <StateMark state={sending.state} />
      {sending.message ? <p dir="auto">{sending.message}</p> : null}
      <Button size="small" onPress={() => openItem(sending.itemId)}>
        Fix it
      </Button>
    </div>
  )
}

/** True for a moment after a write that was on its way is gone from the panel: it has arrived. */
function useArrived(sending: Sending | null): boolean {
  const state = sending?.state ?? null
  const [before, setBefore] = useState(state)
  const [arrived, setArrived] = useState(false)
  if (state !== before) {
    setBefore(state)
    // Undone edits go from "held" to nothing, arrived ones from "sending".
    setArrived(state === null && (before === 'sending' || before === 'done'))
  }
  useEffect(() => {
    if (!arrived) return undefined
    const timer = setTimeout(() => setArrived(false), tickMs)
    return () => clearTimeout(timer)
  }, [arrived])
  return arrived
}

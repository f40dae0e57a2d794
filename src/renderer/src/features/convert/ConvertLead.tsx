import { ArrowRightLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { usePendingConversion } from '../../queries/convert'
import { undoItem } from '../../queries/outbox'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import styles from './Convert.module.css'

interface ConvertLeadProps {
  readonly personId: string
  readonly leadId: string
}

/** Under a Lead's card: the way to convert it or, once that is on its way, where it stands. */
export function ConvertLead({ personId, leadId }: ConvertLeadProps): ReactNode {
  const open = useLayers((state) => state.open)
  const { data: item } = usePendingConversion(personId)
  const show = (): void => open({ kind: 'convert', personId, leadId })
  // Not before it is known that none is on its way: a Lead is converted once.
  useCommandHandler('convertLead', show, item === null)
  if (item) return <OnItsWay item={item} />
  return (
    <div className={styles.card}>
      <Button size="small" icon={<ArrowRightLeft size={14} aria-hidden="true" />} onPress={show}>
        Convert
      </Button>
    </div>
  )
}

function OnItsWay({ item }: { readonly item: OutboxItem }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const needsYou = item.state === 'needs_attention'
  return (
    <div className={styles.card} role="group" aria-label="Conversion on its way">
      <div className={styles.head}>
        Conversion
        <span className={styles.state}>
          <StateMark state={item.state} kind="lead.convert" />
          {item.state === 'held' && item.nextAt !== null ? <Countdown until={item.nextAt} /> : null}
        </span>
      </div>
      {item.message ? (
        <p className={styles.message} dir="auto">
          {item.message}
        </p>
      ) : null}
      <div className={styles.actions}>
        {item.state === 'held' ? (
          <Button size="small" command="undo" onPress={() => void undoItem(item.id)}>
            Undo
          </Button>
        ) : item.state === 'sending' ? null : (
          <Button size="small" variant={needsYou ? 'plain' : 'quiet'} onPress={() => openItem(item.id)}>
            {needsYou ? 'Fix it' : 'Show in Outbox'}
          </Button>
        )}
      </div>
    </div>
  )
}

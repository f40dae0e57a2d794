import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useCommand } from '../../queries/app'
import { undoItem } from '../../queries/outbox'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import styles from './OutboxDetail.module.css'

/** Undo, try again, discard: those that the item allows now. */
export function ItemActions({ item }: { readonly item: OutboxItem }): ReactNode {
  const retry = useCommand('outbox.retry')
  const discard = useCommand('outbox.discard', {
    onDone: (done) =>
      showToast({
        tone: 'info',
        text: `${done.title} for ${done.personName} was discarded. Its words stay under Discarded.`,
      }),
  })
  useCommandHandler('retryItem', () => retry.mutate({ itemId: item.id }), item.canRetry)
  useCommandHandler('discardItem', () => discard.mutate({ itemId: item.id }), item.canDiscard)
  if (!item.canUndo && !item.canRetry && !item.canDiscard) return null
  return (
    <div className={styles.actions}>
      {item.canUndo ? (
        <Button variant="primary" command="undo" onPress={() => void undoItem(item.id)}>
          Undo
        </Button>
      ) : null}
      {item.canRetry ? (
        <Button
          variant={item.state === 'needs_attention' && item.code !== 'duplicate' ? 'primary' : 'plain'}
          isDisabled={retry.isPending}
          onPress={() => retry.mutate({ itemId: item.id })}
        >
          {item.state === 'discarded' ? 'Send after all' : item.state === 'unknown' ? 'Look now' : 'Try again'}
        </Button>
      ) : null}
      {item.canDiscard ? (
        <Button variant="danger" isDisabled={discard.isPending} onPress={() => discard.mutate({ itemId: item.id })}>
          Discard
        </Button>
      ) : null}
    </div>
  )
}

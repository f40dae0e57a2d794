import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import styles from './OutboxDetail.module.css'

/**
 * The question that only the rep can answer: the answer to a write was lost, and it could be proved neither that it
 * arrived nor that it did not. It is never sent again without being asked.
 */
export function SettleUnknown({ item }: { readonly item: OutboxItem }): ReactNode {
  const settle = useCommand('outbox.settleUnknown')
  if (!item.asksIfArrived) return null
  const where = item.service === 'salesforce' ? 'Salesforce' : 'Intercom'
  return (
    <section className={styles.choices} aria-label="Did it arrive?">
      <h3 className={styles.subtitle}>Did it arrive in {where}?</h3>
      <p className={styles.quiet}>
        The connection broke before the answer came. Have a look there, so that it is not sent twice.{' '}
        {item.resultUrl ? <OutLink href={item.resultUrl}>Look there</OutLink> : null}
      </p>
      <div className={styles.actions}>
        <Button isDisabled={settle.isPending} onPress={() => settle.mutate({ itemId: item.id, arrived: true })}>
          It is there
        </Button>
        <Button isDisabled={settle.isPending} onPress={() => settle.mutate({ itemId: item.id, arrived: false })}>
          It is not there, send it
        </Button>
      </div>
    </section>
  )
}

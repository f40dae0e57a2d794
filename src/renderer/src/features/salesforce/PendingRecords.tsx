import type { ReactNode } from 'react'
import type { OutboxKind, SalesforcePanel, Sending } from '../../../../contract/models'
import { undoItem } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import { Truncate } from '../../ui/Truncate'
import styles from './PendingRecords.module.css'
import panelStyles from './Salesforce.module.css'

/** Leads, Contacts and Opportunities of this person that have not reached Salesforce: where each stands, and what can be done. */
export function PendingRecords({ panel }: { readonly panel: SalesforcePanel }): ReactNode {
  const leads = panel.pendingLeads.map(({ item, name, company, createdAt }): Pending => ({
    item,
    kind: 'lead.create',
    object: 'New lead',
    words: [name, company],
    createdAt,
  }))
  const others = panel.pendingRecords.map(({ item, object, name, detail, createdAt }): Pending => ({
    item,
    kind: object === 'Contact' ? 'contact.create' : 'opportunity.create',
    object: object === 'Contact' ? 'New contact' : 'New opportunity',
    words: [name, detail],
    createdAt,
  }))
  const all = [...leads, ...others].toSorted((a, b) => b.createdAt - a.createdAt)
  if (all.length === 0) return null
  return (
    <ul aria-label="On their way">
      {all.map((one) => (
        <PendingRecord key={one.item.itemId} {...one} />
      ))}
    </ul>
  )
}

interface Pending {
  readonly item: Sending
  readonly kind: OutboxKind
  readonly object: string
  readonly words: readonly string[]
  readonly createdAt: number
}

function PendingRecord({ item, kind, object, words }: Pending): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const [first, ...rest] = words.filter((one) => one !== '')
  return (
    <li className={styles.pending}>
      <div className={styles.head}>
        <span className={panelStyles.object}>{object}</span>
        <span className={styles.state}>
          <StateMark state={item.state} kind={kind} />
          {item.state === 'held' && item.heldUntil !== null ? <Countdown until={item.heldUntil} /> : null}
        </span>
      </div>
      <Truncate>
        <bdi>{first}</bdi>
        {rest.map((one) => (
          <span key={one}>
            {' · '}
            <bdi>{one}</bdi>
          </span>
        ))}
      </Truncate>
      {item.message ? (
        <p className={styles.message} dir="auto">
          {item.message}
        </p>
      ) : null}
      <div className={styles.actions}>
        {item.state === 'held' ? (
          <Button size="small" command="undo" onPress={() => void undoItem(item.itemId)}>
            Undo
          </Button>
        ) : null}
        {item.state === 'held' || item.state === 'sending' ? null : (
          <Button
            size="small"
            variant={item.state === 'needs_attention' ? 'plain' : 'quiet'}
            onPress={() => openItem(item.itemId)}
          >
            {item.state === 'needs_attention' ? 'Fix it' : 'Show in Outbox'}
          </Button>
        )}
      </div>
    </li>
  )
}

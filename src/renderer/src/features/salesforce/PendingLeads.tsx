import type { ReactNode } from 'react'
import type { SalesforcePanel } from '../../../../contract/models'
import { undoItem } from '../../queries/outbox'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { StateMark } from '../../ui/StateMark'
import { Truncate } from '../../ui/Truncate'
import styles from './PendingLeads.module.css'
import panelStyles from './Salesforce.module.css'

/** Leads of this person that have not reached Salesforce: where each stands, and what can be done about it. */
export function PendingLeads({ leads }: { readonly leads: SalesforcePanel['pendingLeads'] }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  if (leads.length === 0) return null
  return (
    <ul aria-label="Leads on their way">
      {leads.map(({ item, name, company }) => (
        <li key={item.itemId} className={styles.pending}>
          <div className={styles.head}>
            <span className={panelStyles.object}>New lead</span>
            <span className={styles.state}>
              <StateMark state={item.state} kind="lead.create" />
              {item.state === 'held' && item.heldUntil !== null ? <Countdown until={item.heldUntil} /> : null}
            </span>
          </div>
          <Truncate>
            <bdi>{name}</bdi>
            {company === '' ? null : (
              <>
                {' · '}
                <bdi>{company}</bdi>
              </>
            )}
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
      ))}
    </ul>
  )
}

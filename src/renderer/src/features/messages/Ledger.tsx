import { useState, type ReactNode } from 'react'
import type { LedgerRow } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { useLedger } from '../../queries/messages'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Failed } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import styles from './Messages.module.css'
import { ledgerWords } from './messageWords'

const FIRST = 100
const MOST = 1_000

/** Who got it, and when; who needs the rep leads to its place in the outbox. */
export function Ledger({ messageId }: { readonly messageId: string }): ReactNode {
  const [limit, setLimit] = useState(FIRST)
  const { data, error, refetch } = useLedger(messageId, limit)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data || data.total === 0) return null
  const hidden = data.total - data.rows.length
  return (
    <section aria-label="Who got it" className={styles.ledger}>
      <h3 className={styles.subtitle}>Who got it</h3>
      <ul className={styles.people}>
        {data.rows.map((row) => (
          <LedgerLine key={row.personId} row={row} />
        ))}
      </ul>
      {hidden === 0 ? null : data.rows.length < MOST ? (
        <Button size="small" variant="quiet" onPress={() => setLimit(MOST)}>
          Show {counted(Math.min(hidden, MOST - data.rows.length), 'more', 'more')}
        </Button>
      ) : (
        <p className={styles.quiet}>and {counted(hidden, 'other', 'others')}</p>
      )}
    </section>
  )
}

function LedgerLine({ row }: { readonly row: LedgerRow }): ReactNode {
  const openItem = usePlace((state) => state.openOutboxItem)
  const openConversation = usePlace((state) => state.openConversation)
  const { personName, personId, itemId, conversationId } = row
  const needs = row.state === 'asked' || row.state === 'failed'
  return (
    <li className={styles.person}>
      <Truncate className={styles.personName}>{personName}</Truncate>
      <Truncate className={cx(styles.personState, needs && styles.needs)}>
        {row.reason ? `${ledgerWords[row.state]} · ${row.reason}` : ledgerWords[row.state]}
      </Truncate>
      <span className={styles.rowTime}>{row.state === 'before' ? null : <TimeText at={row.at} />}</span>
      <span className={styles.personAction}>
        {needs && itemId ? (
          <Button size="small" aria-label={`Open ${personName} in the outbox`} onPress={() => openItem(itemId)}>
            Open
          </Button>
        ) : conversationId ? (
          <Button
            size="small"
            variant="quiet"
            aria-label={`Show the conversation with ${personName}`}
            onPress={() => openConversation(conversationId, personId)}
          >
            Show
          </Button>
        ) : null}
      </span>
    </li>
  )
}

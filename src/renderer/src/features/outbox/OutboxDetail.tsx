import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { useOutboxItem } from '../../queries/outbox'
import { exactTime, inFuture } from '../../format/time'
import { usePlace } from '../../state/place'
import { Button, IconButton } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { OutLink } from '../../ui/OutLink'
import { StateMark } from '../../ui/StateMark'
import { Failed, Skeleton } from '../../ui/States'
import { TimeText, useNow } from '../../ui/TimeText'
import { useFrameSize } from '../../ui/useMedia'
import { Truncate } from '../../ui/Truncate'
import { AuditBlock } from '../audit/AuditBlock'
import { Taken } from '../person/Taken'
import { DuplicateChoices } from './DuplicateChoices'
import { ItemActions } from './ItemActions'
import { ItemMessage } from './ItemMessage'
import { ItemValues } from './ItemValues'
import styles from './OutboxDetail.module.css'
import { SettleUnknown } from './SettleUnknown'

/** One write: where it stands, what it says, and everything that can be done about it. */
export function OutboxDetail({ itemId }: { readonly itemId: string }): ReactNode {
  const item = useOutboxItem(itemId)
  return (
    <section className={styles.detail} aria-label="Outbox item">
      {item.error ? (
        <Failed error={item.error} onRetry={() => void item.refetch()} />
      ) : item.data ? (
        <Item key={item.data.id} item={item.data} />
      ) : (
        <Skeleton lines={5} label="Loading item" />
      )}
    </section>
  )
}

function Item({ item }: { readonly item: OutboxItem }): ReactNode {
  const closeDetail = usePlace((state) => state.closeDetail)
  const openConversation = usePlace((state) => state.openConversation)
  const follow = usePlace((state) => state.follow)
  const now = useNow()
  const Heading = useFrameSize() === 'single' ? 'h1' : 'h2'
  const { personId, conversationId } = item
  return (
    <>
      <header className={styles.detailHead}>
        <IconButton label="Back to the list" command="back" icon={<ArrowLeft size={16} />} onPress={closeDetail} />
        <Heading className={styles.detailTitle}>
          <Truncate>
            {item.title} · <bdi>{item.personName}</bdi>
          </Truncate>
        </Heading>
        {conversationId ? (
          <Button size="small" onPress={() => openConversation(conversationId, personId)}>
            Show conversation
          </Button>
        ) : personId ? (
          <Button size="small" onPress={() => follow({ kind: 'person', id: personId })}>
            Show person
          </Button>
        ) : null}
      </header>
      <div className={styles.detailBody} tabIndex={0} role="group" aria-label="Details">
        <div className={styles.standing}>
          <StateMark state={item.state} kind={item.kind} />
          {item.state === 'held' && item.nextAt !== null ? <Countdown until={item.nextAt} /> : null}
          {item.state === 'waiting' && item.nextAt !== null ? <span>next try {inFuture(item.nextAt, now)}</span> : null}
        </div>
        <ItemMessage item={item} />
        <DuplicateChoices item={item} />
        {item.taken ? <Taken taken={item.taken} personId={item.personId} /> : null}
        <SettleUnknown item={item} />
        <ItemActions item={item} />
        <ItemValues item={item} />
        {item.state === 'done' ? <AuditBlock itemId={item.id} /> : null}
        <dl className={styles.facts}>
          <div>
            <dt>Written</dt>
            <dd title={exactTime(item.createdAt)}>
              <TimeText at={item.createdAt} form="long" />
            </dd>
          </div>
          {item.attempts > 0 ? (
            <div>
              <dt>Tries</dt>
              <dd>{item.attempts}</dd>
            </div>
          ) : null}
          {item.doneAt === null ? null : (
            <div>
              <dt>Sent</dt>
              <dd>
                <TimeText at={item.doneAt} form="long" />
              </dd>
            </div>
          )}
          {item.resultUrl ? (
            <div>
              <dt>Result</dt>
              <dd>
                <OutLink href={item.resultUrl}>
                  {item.service === 'salesforce' ? 'Open in Salesforce' : 'Open in Intercom'}
                </OutLink>
              </dd>
            </div>
          ) : null}
        </dl>
      </div>
    </>
  )
}

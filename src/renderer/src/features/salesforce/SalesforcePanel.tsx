import { Cloud, CloudOff, Copy, SearchX } from 'lucide-react'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import type { SalesforcePanel as Panel } from '../../../../contract/models'
import { useCommandHandler } from '../../keys/commandHandlers'
import { isMac } from '../../keys/keyNames'
import { useSalesforcePanel } from '../../queries/people'
import { useLayers } from '../../state/layers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { useSendLeadAtOnce } from '../lead/useSendLeadAtOnce'
import { PendingLeads } from './PendingLeads'
import { RecordCard } from './RecordCard'
import styles from './Salesforce.module.css'

interface SalesforcePanelProps {
  readonly personId: string
  readonly conversationId: string | null
}

/** What Salesforce knows about the person, what is on its way there, and what can be made. */
export function SalesforcePanel({ personId, conversationId }: SalesforcePanelProps): ReactNode {
  const panel = useSalesforcePanel(personId)
  return (
    <section aria-label="Salesforce" className={styles.panel}>
      <header className={styles.header}>
        <Cloud size={16} className={styles.blue} aria-hidden="true" />
        <h2 className={styles.title}>Salesforce</h2>
        {panel.data?.checkedAt ? (
          <span className={styles.age}>
            <TimeText at={panel.data.checkedAt} form="long" />
          </span>
        ) : null}
      </header>
      {panel.error ? (
        <Failed error={panel.error} onRetry={() => void panel.refetch()} />
      ) : panel.data ? (
        <Content panel={panel.data} personId={personId} conversationId={conversationId} />
      ) : (
        <Skeleton lines={5} label="Loading Salesforce" />
      )}
    </section>
  )
}

function Content(props: SalesforcePanelProps & { readonly panel: Panel }): ReactNode {
  const { panel, personId, conversationId } = props
  return (
    <>
      {/* Records can be longer than the window, so they scroll and have to be reachable by keys. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Records">
        <MatchLine panel={panel} />
        <PendingLeads leads={panel.pendingLeads} />
        {panel.records.map((record) => (
          <RecordCard key={record.id} record={record} titled={panel.records.length > 1} />
        ))}
        {panel.searchUrl ? (
          <p className={styles.more}>
            <OutLink href={panel.searchUrl}>See all in Salesforce</OutLink>
          </p>
        ) : null}
      </div>
      <CreateLead panel={panel} personId={personId} conversationId={conversationId} />
    </>
  )
}

function MatchLine({ panel }: { readonly panel: Panel }): ReactNode {
  const setConnecting = usePlace((state) => state.setConnecting)
  if (!panel.connected) {
    return (
      <div className={styles.match}>
        <CloudOff size={16} aria-hidden="true" />
        <span className={styles.matchText}>Salesforce is not connected</span>
        <Button size="small" onPress={() => setConnecting(true)}>
          Connect
        </Button>
      </div>
    )
  }
  if (panel.match === 'several') {
    return (
      <p className={styles.match}>
        <Copy size={16} className={styles.amber} aria-hidden="true" />
        <span className={styles.matchText}>{panel.records.length} records have this email</span>
      </p>
    )
  }
  if (panel.match === 'none') {
    return (
      <p className={styles.match}>
        <SearchX size={16} aria-hidden="true" />
        <span className={styles.matchText}>Not in Salesforce yet</span>
      </p>
    )
  }
  if (panel.match === 'unknown') {
    return (
      <p className={styles.match}>
        <Cloud size={16} aria-hidden="true" />
        <span className={styles.matchText}>Not looked up yet</span>
      </p>
    )
  }
  return null
}

function CreateLead({ panel, personId, conversationId }: SalesforcePanelProps & { readonly panel: Panel }): ReactNode {
  const open = useLayers((state) => state.open)
  const sendAtOnce = useSendLeadAtOnce(personId, conversationId)
  const reasonId = useId()
  const blocked = panel.createLeadBlocked
  const show = (): void => open({ kind: 'lead', personId, conversationId })
  useCommandHandler('createLead', show, blocked === null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (blocked === null) sendAtOnce()
  }
  const first = panel.match === 'none' || panel.match === 'unknown'
  return (
    <div className={styles.actions} onKeyDownCapture={onKeyDown}>
      <Button
        variant={first ? 'primary' : 'plain'}
        wide
        command="createLead"
        blockedBy={blocked === null ? undefined : reasonId}
        onPress={show}
      >
        Create lead
      </Button>
      {blocked === null ? null : (
        <p id={reasonId} className={styles.reason}>
          {blocked}
        </p>
      )}
    </div>
  )
}

import { Check, CircleAlert, CircleDashed, LoaderCircle, Pause, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Account, StreamStatus } from '../../../../contract/models'
import { count } from '../../format/numbers'
import { useCommand, useSyncStatus } from '../../queries/app'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Page, PageSection } from '../../ui/Page'
import { Failed, Skeleton } from '../../ui/States'
import { TimeText, useNow } from '../../ui/TimeText'
import { connectionWords } from '../settings/connectionWords'
import { ApiUse } from './ApiUse'
import styles from './Health.module.css'
import { NeedsYou } from './NeedsYou'
import { SalesforceChecks } from './SalesforceChecks'
import { Support } from './Support'
import { syncWords } from './syncWords'

/** How Repdesk is doing: the connections, each stream of the sync, what waits, and Salesforce's daily calls. */
export function HealthPage({ account }: { readonly account: Account }): ReactNode {
  const status = useSyncStatus()
  const now = useNow()
  const syncNow = useCommand('sync.now')
  const pause = useCommand('sync.pause')
  const resume = useCommand('sync.resume')
  const goTo = usePlace((state) => state.goTo)
  if (status.error) return <Failed error={status.error} onRetry={() => void status.refetch()} />
  if (!status.data) return <Skeleton lines={6} label="Loading Health" />
  const { data } = status
  return (
    <Page
      title="Health"
      actions={
        <>
          {data.state === 'paused' ? (
            <Button size="small" onPress={() => resume.mutate({})}>
              Resume
            </Button>
          ) : (
            <Button size="small" icon={<Pause size={14} />} onPress={() => pause.mutate({})}>
              Pause
            </Button>
          )}
          <Button size="small" icon={<RefreshCw size={14} />} onPress={() => syncNow.mutate({})}>
            Sync now
          </Button>
        </>
      }
    >
      <NeedsYou status={data} />
      <PageSection title="Now">
        <dl className={styles.facts}>
          <Fact label="State">{syncWords(data, now).text}</Fact>
          {data.message && data.state !== 'failed' ? <Fact label="Because">{data.message}</Fact> : null}
          <Fact label="Last synced">
            {data.lastSyncedAt === null ? 'Never' : <TimeText at={data.lastSyncedAt} form="long" />}
          </Fact>
          <Fact label="Waiting to send">
            {data.waitingToSend === 0 ? (
              'Nothing'
            ) : (
              <button type="button" className={styles.link} onClick={() => goTo('outbox')}>
                {count(data.waitingToSend)}
                {data.needsYou > 0 ? `, ${count(data.needsYou)} need you` : ''}
              </button>
            )}
          </Fact>
          <Fact label="Intercom">{connectionWords(account.intercom)}</Fact>
          <Fact label="Salesforce">{connectionWords(account.salesforce)}</Fact>
        </dl>
      </PageSection>
      {account.salesforce ? (
        <PageSection title="Salesforce checks" intro="What you may do there, and which org it is.">
          <SalesforceChecks />
        </PageSection>
      ) : null}
      <PageSection title="Streams">
        {data.streams.length === 0 ? (
          <p className={styles.quiet}>Nothing has been synced yet.</p>
        ) : (
          <Streams streams={data.streams} />
        )}
      </PageSection>
      <PageSection title="Salesforce calls in 24 hours">
        <ApiUse use={data.salesforceApi} />
      </PageSection>
      <PageSection title="Support">
        <Support />
      </PageSection>
    </Page>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const icons = { never: CircleDashed, running: LoaderCircle, done: Check, stopped: Pause, failed: CircleAlert }
const stateNames = { never: 'Not yet', running: 'Running', done: 'Done', stopped: 'Stopped', failed: 'Failed' }

function Streams({ streams }: { readonly streams: readonly StreamStatus[] }): ReactNode {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col" className={styles.number}>
            Records
          </th>
          <th scope="col" className={styles.number}>
            Finished
          </th>
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) => {
          const Icon = icons[stream.state]
          return (
            <tr key={stream.name}>
              <th scope="row">{stream.label}</th>
              <td>
                <span className={cx(styles.state, styles[stream.state])}>
                  <Icon size={14} aria-hidden="true" />
                  {stateNames[stream.state]}
                </span>
                {stream.errorMessage ? <p className={styles.error}>{stream.errorMessage}</p> : null}
              </td>
              <td className={styles.number}>
                {(stream.total ?? 0) === 0
                  ? count(stream.done)
                  : `${count(stream.done)} of ${count(stream.total ?? 0)}`}
              </td>
              <td className={styles.number}>
                {stream.lastFinishedAt === null ? '—' : <TimeText at={stream.lastFinishedAt} form="long" />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

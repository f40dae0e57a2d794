import { useRef, useState, type ReactNode } from 'react'
import type { RecordObject, SalesforcePanel as Panel } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useSalesforcePanel } from '../../queries/people'
import { showToast } from '../../state/toasts'
import { Failed, Skeleton } from '../../ui/States'
import { ConvertLead } from '../convert/ConvertLead'
import { Cases } from './Cases'
import { ChooseFields } from './ChooseFields'
import { CompanyAccount } from './CompanyAccount'
import { MatchChoice } from './MatchChoice'
import { MatchLine } from './MatchLine'
import { Opportunities } from './Opportunities'
import { PanelActions } from './PanelActions'
import { PanelHeader } from './PanelHeader'
import { PendingRecords } from './PendingRecords'
import { RecordCard } from './RecordCard'
import { RecordSection } from './RecordSection'
import styles from './Salesforce.module.css'
import { QuietSection } from './Section'
import { Tasks } from './Tasks'
import { useMatchChoice } from './useMatchChoice'

interface SalesforcePanelProps {
  readonly personId: string
  readonly conversationId: string | null
}

/** What Salesforce knows about the person, what is on its way there, and what can be made. */
export function SalesforcePanel({ personId, conversationId }: SalesforcePanelProps): ReactNode {
  const panel = useSalesforcePanel(personId)
  return (
    <section aria-label="Salesforce" className={styles.panel}>
      {/* By person: a refresh that is running, or has failed, is that person's own. */}
      <PanelHeader
        key={personId}
        personId={personId}
        checkedAt={panel.data?.checkedAt ?? null}
        connected={panel.data?.connected ?? false}
      />
      {panel.error ? (
        <Failed error={panel.error} onRetry={() => void panel.refetch()} />
      ) : panel.data ? (
        <Content key={`content ${personId}`} panel={panel.data} personId={personId} conversationId={conversationId} />
      ) : (
        <Skeleton key={`skeleton ${personId}`} lines={5} label="Loading Salesforce" />
      )}
    </section>
  )
}

function Content(props: SalesforcePanelProps & { readonly panel: Panel }): ReactNode {
  const { panel, personId, conversationId } = props
  const [choosing, setChoosing] = useState(false)
  const [fieldsOf, setFieldsOf] = useState<RecordObject | null>(null)
  const choose = useMatchChoice(personId, panel)
  // Where main tells of the chosen one alone there is nothing to compare: taking the choice back shows them all.
  const openChoice = (): void => {
    if (panel.chosenId === null || panel.records.length > 1) setChoosing(true)
    else choose(null).catch((error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }))
  }
  const scroller = useRef<HTMLDivElement>(null)
  useCommandHandler('tabSalesforce', () => scroller.current?.focus())
  return (
    <>
      {/* Records can be longer than the window, so they scroll and have to be reachable by keys. */}
      <div ref={scroller} className={styles.scroll} tabIndex={0} role="group" aria-label="Records">
        <MatchLine panel={panel} onChoose={openChoice} />
        <PendingRecords panel={panel} />
        <Records panel={panel} personId={personId} onChooseFields={setFieldsOf} />
      </div>
      <PanelActions panel={panel} personId={personId} conversationId={conversationId} />
      {choosing ? <MatchChoice panel={panel} onChoose={choose} onClose={() => setChoosing(false)} /> : null}
      {fieldsOf === null ? null : <ChooseFields object={fieldsOf} onClose={() => setFieldsOf(null)} />}
    </>
  )
}

interface RecordsProps {
  readonly panel: Panel
  readonly personId: string
  readonly onChooseFields: (object: RecordObject) => void
}

/** The records of a single match, in LOOK's order; what a Contact could have and has not is one quiet line. */
function Records({ panel, personId, onChooseFields }: RecordsProps): ReactNode {
  const { person, account, opportunities, cases, records, tasks } = panel
  const company = panel.companyAccount ? (
    <CompanyAccount personId={personId} found={panel.companyAccount} onChooseFields={onChooseFields} />
  ) : null
  if (person === null) {
    // One match whose fields have not been read yet: what the row knows is better than nothing.
    const only =
      panel.match === 'lead' || panel.match === 'contact'
        ? (panel.records.find((record) => record.id === panel.chosenId) ?? panel.records[0])
        : undefined
    return (
      <>
        {only ? <RecordCard record={only} titled={false} /> : null}
        {company}
        {/* Several Leads can each have their Task (a setting), settled or not. */}
        {tasks.open.length + tasks.recent.length > 0 ? <Tasks personId={personId} tasks={tasks} /> : null}
      </>
    )
  }
  const shared = { personId, onChooseFields }
  const isContact = person.object === 'Contact'
  const canConvert = !isContact && !records.some((record) => record.id === person.id && record.isConverted)
  return (
    <>
      <RecordSection {...shared} card={person} />
      {canConvert ? <ConvertLead key={person.id} personId={personId} leadId={person.id} /> : null}
      {account ? (
        <RecordSection {...shared} card={account} />
      ) : company ? (
        company
      ) : isContact ? (
        <QuietSection object="Account" text="None" />
      ) : null}
      {opportunities.length > 0 ? (
        <Opportunities {...shared} cards={opportunities} />
      ) : isContact ? (
        <QuietSection object="Opportunity" text="None" />
      ) : null}
      {cases.rows.length > 0 ? (
        <Cases personId={personId} cases={cases} />
      ) : isContact ? (
        <QuietSection object="Cases" text="None" />
      ) : null}
      {tasks.open.length + tasks.recent.length > 0 ? (
        <Tasks personId={personId} tasks={tasks} />
      ) : (
        <QuietSection object="Tasks" text="None" />
      )}
    </>
  )
}

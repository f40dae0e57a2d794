import type { ReactNode } from 'react'
import type { CaseRow, RecordCard, SalesforcePanel, TaskRow } from '../../../../contract/models'
import { useSalesforcePanel } from '../../queries/people'
import { useNow } from '../../ui/TimeText'
import { dueWords } from '../salesforce/dueWords'
import { Facts, Part, type PreparedFact } from './Facts'
import styles from './Prepare.module.css'

const open = 5

/** What Salesforce says: the person's record, the Account, open Opportunities, Cases and Tasks. */
export function PreparedSalesforce({ personId }: { readonly personId: string }): ReactNode {
  const { data: panel } = useSalesforcePanel(personId)
  const now = useNow()
  const tasks = (rows: readonly TaskRow[]): string[] => rows.map((row) => taskWords(row, now))
  if (!panel?.connected) return null
  const cards = [panel.person, panel.account].filter((card) => card !== null)
  return (
    <>
      {cards.length === 0 ? (
        <Part title="Salesforce">
          <p>{nothingWords(panel)}</p>
        </Part>
      ) : null}
      {[...cards, ...panel.opportunities.slice(0, open)].map((card) => (
        <Part key={card.id} title={`${card.object}: ${card.name}`}>
          <Facts facts={cardFacts(card)} />
        </Part>
      ))}
      <Rows title="Open Cases" rows={panel.cases.rows.filter((one) => !one.isClosed).map(caseWords)} />
      <Rows title="Open Tasks" rows={tasks(panel.tasks.open)} />
      <Rows title="Recent Tasks" rows={tasks(panel.tasks.recent.slice(0, open))} />
    </>
  )
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly string[] }): ReactNode {
  if (rows.length === 0) return null
  return (
    <Part title={title}>
      <ul className={styles.rows}>
        {rows.map((words, at) => (
          // Two of them may read alike.
          <li key={`${at}-${words}`} dir="auto">
            {words}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function cardFacts(card: RecordCard): PreparedFact[] {
  const owner = [card.ownerName, card.ownerRole].filter(Boolean).join(', ')
  // With the role here, so not once more among the fields.
  const fields = card.fields.filter(({ label }) => label !== 'Owner')
  return [['Owner', owner], ...fields.map(({ label, text }): PreparedFact => [label, text])]
}

function caseWords({ number, subject, status, priority }: CaseRow): string {
  return [`${number} ${subject}`, status, priority].filter(Boolean).join(' · ')
}

function taskWords({ subject, status, dueDate, ownerName }: TaskRow, now: number): string {
  const due = dueDate === null ? null : `due ${dueWords(dueDate, now).text}`
  return [subject, status, due, ownerName].filter(Boolean).join(' · ')
}

function nothingWords({ match, records }: SalesforcePanel): string {
  if (match === 'several') return `${records.length} records match this person; none is chosen.`
  return match === 'unknown' ? 'Not looked up yet.' : 'Not in Salesforce yet.'
}

import { Check, ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { CaseRow, SalesforcePanel } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { OutLink } from '../../ui/OutLink'
import { StateMark } from '../../ui/StateMark'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import { RowDetails } from './RowDetails'
import styles from './Lists.module.css'
import panelStyles from './Salesforce.module.css'

/** How many Cases are open; pressing it shows them with number, status and priority (article "Salesforce app"). */
export function Cases(props: { readonly personId: string; readonly cases: SalesforcePanel['cases'] }): ReactNode {
  const { personId, cases } = props
  const [open, setOpen] = useState(false)
  const listId = useId()
  const Arrow = open ? ChevronDown : ChevronRight
  return (
    <div className={panelStyles.section} role="group" aria-label="Cases">
      <h3 className={panelStyles.objectLine}>
        <AriaButton
          className={styles.opener ?? ''}
          aria-expanded={open}
          {...(open ? { 'aria-controls': listId } : {})}
          onPress={() => setOpen(!open)}
        >
          <span className={panelStyles.object}>Cases</span>
          <span className={styles.count}>{cases.open} open</span>
          <Arrow size={14} aria-hidden="true" />
        </AriaButton>
      </h3>
      {open ? (
        <ul id={listId} aria-label="Cases" className={styles.list}>
          {cases.rows.map((row) => (
            <CaseLine key={row.id} row={row} personId={personId} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function CaseLine({ row, personId }: { readonly row: CaseRow; readonly personId: string }): ReactNode {
  // One that is still on its way has no number and no page yet.
  const name = row.number === '' ? 'New case' : row.number
  const line = (opener: ReactNode): ReactNode => (
    <>
      <span className={styles.number}>{row.number === '' ? name : <OutLink href={row.url}>{name}</OutLink>}</span>
      <Truncate className={styles.subject}>{row.subject}</Truncate>
      <span className={styles.facts}>
        {row.isClosed ? <Check size={13} aria-hidden="true" /> : null}
        <Truncate>{[row.status, row.priority].filter(Boolean).join(' · ')}</Truncate>
        <span className={styles.end}>
          {row.sending ? <StateMark state={row.sending.state} kind="lead.create" /> : <TimeText at={row.modifiedAt} />}
        </span>
        {opener}
      </span>
    </>
  )
  return (
    <li className={cx(styles.case, row.isClosed && styles.closed)}>
      {row.number === '' ? (
        line(null)
      ) : (
        <RowDetails personId={personId} object="Case" recordId={row.id} name={name}>
          {line}
        </RowDetails>
      )}
    </li>
  )
}

import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SalesforceRecord } from '../../../../contract/models'
import { openLink } from '../../bridge/openLink'
import { Button, IconButton } from '../../ui/Button'
import { Truncate } from '../../ui/Truncate'
import styles from './Matches.module.css'
import panelStyles from './Salesforce.module.css'

interface MatchesProps {
  readonly records: readonly SalesforceRecord[]
  readonly onChoose: () => void
}

/** The records that match, none of them settled on: enough of each to see what they are, and the way to choose. */
export function Matches({ records, onChoose }: MatchesProps): ReactNode {
  return (
    <div className={styles.matches}>
      <ul aria-label="Matching records">
        {records.map((record) => (
          <li key={record.id} className={styles.candidate}>
            <span className={panelStyles.object}>{record.object}</span>
            <Truncate className={panelStyles.recordName}>{record.name}</Truncate>
            <IconButton
              label={`Open ${record.object} ${record.name} in Salesforce`}
              icon={<ArrowUpRight size={15} />}
              onPress={() => openLink(record.url)}
            />
            <Truncate className={styles.candidateFacts}>{factsOf(record)}</Truncate>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>None of them is kept in step until you choose one.</p>
      <Button variant="primary" wide onPress={onChoose}>
        Compare and choose
      </Button>
    </div>
  )
}

function factsOf(record: SalesforceRecord): string {
  const owner = record.ownerIsMe ? 'yours' : (record.ownerName ?? 'nobody’s')
  return [record.status ?? record.title, owner, record.accountName ?? record.company].filter(Boolean).join(' · ')
}

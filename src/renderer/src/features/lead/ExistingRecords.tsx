import type { ReactNode } from 'react'
import type { SalesforceRecord } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { ExistingFirst } from '../forms/ExistingFirst'
import { sharedWords } from '../salesforce/matchedBy'
import { RecordCard } from '../salesforce/RecordCard'

interface ExistingRecordsProps {
  readonly records: readonly SalesforceRecord[]
  readonly onAnother: () => void
  readonly onClose: () => void
}

/** What the person already has in Salesforce, before another lead is made. */
export function ExistingRecords({ records, onAnother, onClose }: ExistingRecordsProps): ReactNode {
  return (
    <ExistingFirst
      sentence={`Salesforce already has ${counted(records.length, 'record', 'records')} with this ${sharedWords(records)}.`}
      onAnother={onAnother}
      onClose={onClose}
    >
      {records.map((record) => (
        <RecordCard key={record.id} record={record} titled />
      ))}
    </ExistingFirst>
  )
}

import type { ReactNode } from 'react'
import type { SalesforceRecord } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import { RecordCard } from '../salesforce/RecordCard'
import styles from './Lead.module.css'

interface ExistingRecordsProps {
  readonly records: readonly SalesforceRecord[]
  readonly onAnother: () => void
  readonly onClose: () => void
}

/** What the person already has in Salesforce, before another lead is made. */
export function ExistingRecords({ records, onAnother, onClose }: ExistingRecordsProps): ReactNode {
  return (
    <>
      <DialogBody>
        <p className={styles.existing}>
          Salesforce already has {counted(records.length, 'record', 'records')} with this email.
        </p>
        <div className={styles.records}>
          {records.map((record) => (
            <RecordCard key={record.id} record={record} titled />
          ))}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="quiet" onPress={onAnother}>
          Create another anyway
        </Button>
        <Button variant="primary" autoFocus onPress={onClose}>
          Keep what is there
        </Button>
      </DialogFooter>
    </>
  )
}

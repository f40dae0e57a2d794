import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { DialogBody, DialogFooter } from '../../ui/Dialog'
import styles from './Forms.module.css'

interface ExistingFirstProps {
  /** What there is already, in a sentence. */
  readonly sentence: string
  readonly onAnother: () => void
  readonly onClose: () => void
  /** The records. */
  readonly children: ReactNode
}

/** What there is in Salesforce already, before another record is made: that is a second, explicit choice. */
export function ExistingFirst({ sentence, onAnother, onClose, children }: ExistingFirstProps): ReactNode {
  return (
    <>
      <DialogBody>
        <p className={styles.existing}>{sentence}</p>
        <div className={styles.records}>{children}</div>
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

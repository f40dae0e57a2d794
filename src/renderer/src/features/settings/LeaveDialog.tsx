import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import styles from './Settings.module.css'

interface LeaveDialogProps {
  readonly title: string
  /** What happens in any case. */
  readonly intro: string
  /** What else can be deleted; null while it is not known how much that is. */
  readonly cache: { readonly label: string; readonly detail: string } | null
  /** What either choice means for what was not sent, below it; nothing where there is none. */
  readonly unsent?: { readonly kept: ReactNode; readonly deleted: ReactNode } | undefined
  readonly leaving: {
    readonly error: Error | null
    readonly isPending: boolean
    readonly mutate: (input: { readonly deleteCache: boolean }) => void
  }
  readonly onClose: () => void
}

/** Leaving a service: the sign-in goes in any case; whether the cache goes too is the rep's choice. */
export function LeaveDialog({ title, intro, cache, unsent, leaving, onClose }: LeaveDialogProps): ReactNode {
  const [deleteCache, setDeleteCache] = useState(false)
  return (
    <Dialog title={title} size="small" onClose={onClose} role="alertdialog">
      <DialogBody>
        <p className={styles.text2}>{intro}</p>
        {cache ? (
          <div className={styles.choice}>
            <CheckField {...cache} checked={deleteCache} onChange={setDeleteCache} />
            {deleteCache ? unsent?.deleted : unsent?.kept}
          </div>
        ) : null}
        {leaving.error ? (
          <p role="alert" className={styles.error}>
            {sentenceOf(leaving.error)}
          </p>
        ) : null}
      </DialogBody>
      <DialogFooter>
        <Button variant="quiet" autoFocus onPress={onClose}>
          Cancel
        </Button>
        <Button variant="danger" isDisabled={leaving.isPending} onPress={() => leaving.mutate({ deleteCache })}>
          {deleteCache ? 'Disconnect and delete' : 'Disconnect'}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

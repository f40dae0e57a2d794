import { useState, type ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { useOutboxCounts } from '../../queries/outbox'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { CheckField } from '../../ui/Fields'
import styles from './Settings.module.css'

/** Leaving Intercom: the token goes in any case; whether the cache goes too is the rep's choice. */
export function DisconnectDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [deleteCache, setDeleteCache] = useState(false)
  const disconnect = useCommand('intercom.disconnect', { quiet: true, onDone: onClose })
  const { data: outbox } = useOutboxCounts()
  const unsent = outbox?.unsent ?? 0
  return (
    <Dialog title="Disconnect Intercom" size="small" onClose={onClose} role="alertdialog">
      <DialogBody>
        <p className={styles.text2}>
          The access token is removed from this computer. You can connect again at any time.
        </p>
        <div className={styles.choice}>
          <CheckField
            label="Also delete the cached people, conversations and outbox"
            detail={
              unsent > 0
                ? `${counted(unsent, 'item that was', 'items that were')} not sent yet would be lost.`
                : 'They can be fetched again from Intercom and Salesforce.'
            }
            checked={deleteCache}
            onChange={setDeleteCache}
          />
        </div>
        {disconnect.error ? (
          <p role="alert" className={styles.error}>
            {sentenceOf(disconnect.error)}
          </p>
        ) : null}
      </DialogBody>
      <DialogFooter>
        <Button variant="quiet" autoFocus onPress={onClose}>
          Cancel
        </Button>
        <Button variant="danger" isDisabled={disconnect.isPending} onPress={() => disconnect.mutate({ deleteCache })}>
          {deleteCache ? 'Disconnect and delete' : 'Disconnect'}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

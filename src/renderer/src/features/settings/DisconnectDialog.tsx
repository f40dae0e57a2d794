import type { ReactNode } from 'react'
import { counted } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { useOutboxCounts } from '../../queries/outbox'
import { LeaveDialog } from './LeaveDialog'

/** Leaving Intercom: with its cache everything goes, what was not sent included. */
export function DisconnectDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const disconnect = useCommand('intercom.disconnect', { quiet: true, onDone: onClose })
  const { data: outbox } = useOutboxCounts()
  const unsent = outbox?.unsent ?? 0
  return (
    <LeaveDialog
      title="Disconnect Intercom"
      intro="The access token is removed from this computer. You can connect again at any time."
      cache={{
        label: 'Also delete the cached people, conversations and outbox',
        detail:
          unsent > 0
            ? `${counted(unsent, 'item that was', 'items that were')} not sent yet would be lost.`
            : 'They can be fetched again from Intercom and Salesforce.',
      }}
      leaving={disconnect}
      onClose={onClose}
    />
  )
}

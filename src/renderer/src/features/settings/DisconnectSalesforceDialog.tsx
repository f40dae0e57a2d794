import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../../contract/commands'
import { ask } from '../../bridge/bridge'
import { count, counted } from '../../format/numbers'
import { useCommand } from '../../queries/app'
import { LeaveDialog } from './LeaveDialog'
import styles from './Settings.module.css'

type Leaving = NonNullable<CommandOutput<'salesforce.leaving'>>

/** Leaving Salesforce: what is cached of the org, and waits for it, goes only if the rep says so. */
export function DisconnectSalesforceDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const disconnect = useCommand('salesforce.disconnect', { quiet: true, onDone: onClose })
  // The outbox moves while the dialog is open; its counts come with every change of it.
  const { data: leaving } = useQuery({
    queryKey: ['outbox', 'leaving'],
    queryFn: () => ask('salesforce.leaving', {}),
  })
  return (
    <LeaveDialog
      title="Disconnect Salesforce"
      intro="Repdesk gives its sign-in back to Salesforce and removes it from this computer. You can connect again at any time."
      cache={
        leaving
          ? {
              label: 'Also delete what is cached of this org',
              detail: `${counted(leaving.records, 'record', 'records')} with their matches, choices and news. They can be fetched again; the list of what you sent stays for 90 days.`,
            }
          : null
      }
      unsent={
        leaving && leaving.unsent > 0
          ? { kept: <Unsent leaving={leaving} isLost={false} />, deleted: <Unsent leaving={leaving} isLost /> }
          : undefined
      }
      leaving={disconnect}
      onClose={onClose}
    />
  )
}

/** What becomes of the writes that have not gone out, and which these are. */
function Unsent({ leaving, isLost }: { readonly leaving: Leaving; readonly isLost: boolean }): ReactNode {
  const { unsent, samples } = leaving
  const more = unsent - samples.length
  return (
    <div className={styles.unsent} role="status">
      <p className={isLost ? styles.error : styles.text2}>
        {isLost
          ? `${counted(unsent, 'write that was', 'writes that were')} not sent yet would be lost:`
          : `${counted(unsent, 'write', 'writes')} not sent yet would wait until you sign in again as the same user:`}
      </p>
      <ul className={styles.samples}>
        {samples.map(({ title, personName, summary }, at) => (
          <li key={at} dir="auto">
            {[title, summary.includes(personName) ? '' : personName, summary].filter(Boolean).join(' · ')}
          </li>
        ))}
        {more > 0 ? <li>and {count(more)} more</li> : null}
      </ul>
    </div>
  )
}

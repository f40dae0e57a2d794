import { useEffect, type ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { useCommand } from '../../queries/app'
import { useCommandHandler } from '../../keys/commandHandlers'
import { usePlace } from '../../state/place'
import { Button } from '../../ui/Button'
import styles from './Connect.module.css'
import { IntercomStep } from './IntercomStep'
import { SalesforceStep } from './SalesforceStep'

/** Connecting the rep's own accounts: Intercom and Salesforce, in either order, each saying what is missing. */
export function ConnectPage({ account }: { readonly account: Account }): ReactNode {
  const setConnecting = usePlace((state) => state.setConnecting)
  const goTo = usePlace((state) => state.goTo)
  const demo = useCommand('account.useDemo')
  const intercom = account.isDemo ? null : account.intercom
  const salesforce = account.isDemo ? null : account.salesforce
  const ready = intercom !== null
  const { mutate: switchDemo } = demo
  // Whatever led here: from now on the commands must reach the rep's own accounts, not the demo's.
  useEffect(() => {
    if (account.isDemo) switchDemo({ on: false })
  }, [account.isDemo, switchDemo])
  // Stays until the rep leaves it, so that the second account can follow the first.
  useEffect(() => setConnecting(true), [setConnecting])
  const toDemo = (): void => {
    if (!account.isDemo) switchDemo({ on: true })
    setConnecting(false)
  }
  useCommandHandler('back', () => (ready ? setConnecting(false) : toDemo()))
  const finish = (): void => {
    setConnecting(false)
    goTo('book')
  }

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.header}>
          <h1 className={styles.title}>Connect your accounts</h1>
          <p className={styles.intro}>
            Repdesk reads your own people and conversations from Intercom, and puts leads into Salesforce as you. The
            sign-ins stay in this computer&apos;s keychain.
          </p>
        </header>
        <div className={styles.steps}>
          <IntercomStep account={intercom} salesforceEmail={salesforce?.userEmail ?? null} />
          <SalesforceStep account={salesforce} />
        </div>
        <footer className={styles.footer}>
          {intercom === null ? (
            <Button variant="quiet" onPress={toDemo} isDisabled={demo.isPending}>
              Look around the demo instead
            </Button>
          ) : null}
          <span className={styles.space} />
          {ready ? (
            <Button variant={salesforce ? 'primary' : 'plain'} onPress={finish}>
              {salesforce ? 'Open my book' : 'Open my book without Salesforce'}
            </Button>
          ) : null}
        </footer>
      </div>
    </main>
  )
}

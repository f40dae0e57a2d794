import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { useSalesforceChecks } from '../../queries/health'
import { AdminText } from '../../ui/AdminText'
import { Button } from '../../ui/Button'
import { TimeText } from '../../ui/TimeText'
import { Checks } from '../connect/Checks'
import styles from './Checks.module.css'

/** What the signed-in Salesforce user may do and which org this is, and looking again after the admin has helped. */
export function SalesforceChecks(): ReactNode {
  const checks = useSalesforceChecks(true)
  const run = useCommand('salesforce.checks', { quiet: true, onDone: () => void checks.refetch() })
  const look = (): void => run.mutate({ run: true })
  const { data } = checks
  const isBusy = run.isPending || data?.running === true
  return (
    <div className={styles.checks}>
      {data && data.checks.length > 0 ? <Checks checks={data.checks} /> : null}
      {data?.forAdmin ? <AdminText text={data.forAdmin} about="permissions" /> : null}
      {run.error ? (
        <p role="alert" className={styles.error}>
          {sentenceOf(run.error)}
        </p>
      ) : null}
      <div className={styles.line}>
        <Button size="small" icon={<RefreshCw size={14} />} isDisabled={isBusy} onPress={look}>
          {isBusy ? 'Checking' : 'Check again'}
        </Button>
        {data?.ranAt ? (
          <span className={styles.quiet}>
            Checked <TimeText at={data.ranAt} form="long" />
          </span>
        ) : null}
      </div>
    </div>
  )
}

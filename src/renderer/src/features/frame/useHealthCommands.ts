import type { Account } from '../../../../contract/models'
import { ask, sentenceOf } from '../../bridge/bridge'
import { tellSaved } from '../../bridge/savedFile'
import { useCommandHandler } from '../../keys/commandHandlers'
import { useAuditView } from '../../state/auditView'
import { usePlace } from '../../state/place'
import { showToast } from '../../state/toasts'

/** Checks, the audit and the support bundle, from everywhere. */
export function useHealthCommands(account: Account): void {
  const goTo = usePlace((state) => state.goTo)
  const setShow = useAuditView((state) => state.setShow)
  useCommandHandler('goSent', () => {
    setShow('sent')
    goTo('outbox')
  })
  useCommandHandler(
    'checkSalesforce',
    () => {
      goTo('health')
      ask('salesforce.checks', { run: true }).catch(tell)
    },
    account.salesforce !== null,
  )
  useCommandHandler('saveSupport', () => {
    ask('support.save', {}).then((saved) => tellSaved(saved, bundleWords), tell)
  })
  useCommandHandler('exportSent', () => {
    const { filter, show } = useAuditView.getState()
    const wanted = show === 'sent' ? filter : {}
    ask('audit.export', { filter: wanted }).then((saved) => tellSaved(saved, exportWords(saved.rows)), tell)
  })
}

/** Said once the bundle is there. */
export const bundleWords = 'The support bundle was saved. Look it over before you send it.'

/** Said once the file is there. */
export function exportWords(rows: number): string {
  return rows === 1 ? 'One write was exported.' : `${rows.toLocaleString()} writes were exported.`
}

function tell(error: unknown): void {
  showToast({ tone: 'problem', text: sentenceOf(error) })
}

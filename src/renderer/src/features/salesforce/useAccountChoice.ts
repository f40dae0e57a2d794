import { useQueryClient } from '@tanstack/react-query'
import type { CompanyAccount } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { chooseAccount } from '../../queries/matching'
import { showToast } from '../../state/toasts'

const undoMs = 10_000

/**
 * Settles which Account is the company's, with a way back for ten seconds: the toast's button, or U. What it answers
 * throws `CommandFailure` where main refuses.
 */
export function useAccountChoice(
  personId: string,
  { companyId, chosenId }: CompanyAccount,
): (recordId: string | null) => Promise<void> {
  const client = useQueryClient()
  const about = `account ${companyId}`
  const takeBack = (recordId: string | null): void => {
    chooseAccount(client, { personId, companyId, recordId }).then(
      () => showToast({ tone: 'info', about, text: 'The choice was taken back.' }),
      (error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }),
    )
  }
  return async (recordId) => {
    await chooseAccount(client, { personId, companyId, recordId })
    showToast({
      tone: 'done',
      about,
      text: recordId === null ? 'No Account is chosen now.' : 'The Account is chosen for the whole company.',
      lasts: undoMs,
      action: { label: 'Undo', byKey: true, run: () => takeBack(chosenId) },
    })
  }
}

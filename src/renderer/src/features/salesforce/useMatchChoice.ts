import { useQueryClient } from '@tanstack/react-query'
import type { SalesforcePanel } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { chooseMatch } from '../../queries/salesforce'
import { showToast } from '../../state/toasts'

const undoMs = 10_000

/**
 * Settles which record is the person's, with a way back for ten seconds: the toast's button, or U.
 * @returns what the dialog calls; it throws `CommandFailure` where main refuses.
 */
export function useMatchChoice(personId: string, panel: SalesforcePanel): (recordId: string | null) => Promise<void> {
  const client = useQueryClient()
  const takeBack = (recordId: string | null): void => {
    chooseMatch(client, personId, recordId).then(
      () => showToast({ tone: 'info', about: `match ${personId}`, text: 'The choice was taken back.' }),
      (error: unknown) => showToast({ tone: 'problem', text: sentenceOf(error) }),
    )
  }
  return async (recordId) => {
    const was = panel.chosenId
    await chooseMatch(client, personId, recordId)
    showToast({
      tone: 'done',
      about: `match ${personId}`,
      text: recordId === null ? 'No record is chosen now.' : 'The record is chosen and remembered.',
      lasts: undoMs,
      action: { label: 'Undo', byKey: true, run: () => takeBack(was) },
    })
  }
}

import { useId, type ReactNode } from 'react'
import type { AutomationKind } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { useAutomations, useSetAutomation } from '../../queries/mapping'
import { Button } from '../../ui/Button'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { Problem } from '../../ui/Problem'
import { Failed } from '../../ui/States'
import { AppWarning } from './AppWarning'
import { kindWords } from './automationWords'
import styles from './Automations.module.css'
import { Samples } from './Samples'

interface ConsentDialogProps {
  readonly kind: AutomationKind
  readonly label: string
  readonly onClose: () => void
}

/** Before a kind is switched on: how many would be written now and which, counted as the dialog opens. */
export function ConsentDialog({ kind, label, onClose }: ConsentDialogProps): ReactNode {
  const automations = useAutomations()
  const set = useSetAutomation()
  const counting = automations.isFetching
  const waitId = useId()
  const row = automations.data?.kinds.find((one) => one.kind === kind)
  const words = kindWords(kind)
  const ready = row !== undefined && !counting
  return (
    <Dialog title="Switch on" detail={label} onClose={onClose}>
      <DialogBody>
        {set.error ? <Problem alert>{sentenceOf(set.error)}</Problem> : null}
        <p className={styles.does}>{words.does}</p>
        {automations.error && !counting ? (
          <Failed error={automations.error} onRetry={() => void automations.refetch()} />
        ) : ready ? (
          <>
            {words.alsoByIntercomApp && automations.data ? <AppWarning app={automations.data.intercomApp} /> : null}
            {row.refusal === null ? null : <Problem>It was switched off by a refusal: {row.refusal}</Problem>}
            <p className={styles.count}>{row.sentence}</p>
            <Samples samples={row.samples} total={row.count} />
          </>
        ) : (
          <p role="status" id={waitId} className={styles.quiet}>
            Counting what would be written
          </p>
        )}
      </DialogBody>
      <DialogFooter hint="It can be switched off again at any time.">
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isDisabled={set.isPending}
          blockedBy={ready ? undefined : waitId}
          onPress={() => set.mutate({ kind, on: true }, { onSuccess: onClose })}
        >
          Switch on
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

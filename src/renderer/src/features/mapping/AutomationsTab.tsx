import { CircleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { AutomationKind, Automations } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { counted } from '../../format/numbers'
import { useAutomations, useSetAutomation } from '../../queries/mapping'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { SwitchField } from '../../ui/Fields'
import { Failed, Skeleton } from '../../ui/States'
import { TimeText } from '../../ui/TimeText'
import { AppWarning } from './AppWarning'
import styles from './Automations.module.css'
import { kindWords } from './automationWords'
import { ConsentDialog } from './ConsentDialog'
import { Samples } from './Samples'

/** Settings, What Repdesk writes by itself: each kind with its switch, what it would write now, and what stopped it. */
export function AutomationsTab({ onTaskSetting }: { readonly onTaskSetting: () => void }): ReactNode {
  const automations = useAutomations()
  const set = useSetAutomation()
  const [asking, setAsking] = useState<AutomationKind | null>(null)
  if (automations.error && !automations.data) {
    return <Failed error={automations.error} onRetry={() => void automations.refetch()} />
  }
  if (!automations.data) return <Skeleton lines={8} label="Counting what would be written" />
  const { kinds, intercomApp } = automations.data
  const change = (kind: AutomationKind, on: boolean): void => {
    if (on) setAsking(kind)
    else set.mutate({ kind, on }, { onError: (error) => showToast({ tone: 'problem', text: sentenceOf(error) }) })
  }
  return (
    <>
      <p className={styles.intro}>
        Nothing is written without a click of yours until you have seen here what it would be, and switched it on.
        Everything written is listed under What was sent.
      </p>
      <AppWarning app={intercomApp} />
      <ul className={styles.kinds}>
        {kinds.map((row) => (
          <Kind key={row.kind} row={row} onChange={(on) => change(row.kind, on)} onTaskSetting={onTaskSetting} />
        ))}
      </ul>
      <p className={styles.counted}>
        {automations.isFetching ? (
          <span role="status">Counting</span>
        ) : (
          <>
            Counted <TimeText at={automations.dataUpdatedAt} form="long" />
            <Button size="small" variant="quiet" onPress={() => void automations.refetch()}>
              Count again
            </Button>
          </>
        )}
      </p>
      {asking === null ? null : (
        <ConsentDialog
          kind={asking}
          label={kinds.find((one) => one.kind === asking)?.label ?? ''}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

interface KindProps {
  readonly row: Automations['kinds'][number]
  readonly onChange: (on: boolean) => void
  readonly onTaskSetting: () => void
}

function Kind({ row, onChange, onTaskSetting }: KindProps): ReactNode {
  const { kind, label, on, refusal, sentence, samples } = row
  const { does } = kindWords(kind)
  return (
    <li className={styles.kind} aria-label={label}>
      {kind === 'tasks' ? (
        <div className={styles.linked}>
          <span>
            <span className={styles.label}>{label}</span>
            <span className={styles.detail}>{does}</span>
          </span>
          <span className={styles.linkedEnd}>
            <span className={styles.detail}>{on ? 'On' : 'Off'}</span>
            <Button size="small" aria-label="Go to the setting of Tasks" onPress={onTaskSetting}>
              Go to its setting
            </Button>
          </span>
        </div>
      ) : (
        <SwitchField label={label} detail={does} checked={on} onChange={onChange} />
      )}
      {refusal === null ? null : (
        <p className={styles.refusal}>
          <CircleAlert size={14} aria-hidden="true" />
          <span>Switched off, since it was refused: {refusal}</span>
        </p>
      )}
      <p className={styles.detail}>{sentence}</p>
      {samples.length > 0 ? (
        <details className={styles.details}>
          <summary>{counted(samples.length, 'example', 'examples')}</summary>
          <Samples samples={samples} total={row.count} />
        </details>
      ) : null}
    </li>
  )
}

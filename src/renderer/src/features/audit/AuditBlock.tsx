import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { useCommand } from '../../queries/app'
import { useAuditEntry } from '../../queries/health'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import styles from './AuditBlock.module.css'

/** Of a write that went: why it was made, what each field said before, and taking it back where that can be. */
export function AuditBlock({ itemId }: { readonly itemId: string }): ReactNode {
  const entry = useAuditEntry(itemId, true)
  const undo = useCommand('audit.undo', {
    quiet: true,
    onDone: (after) => showToast({ tone: 'info', about: itemId, text: after.undo.words }),
  })
  if (!entry.data) return null
  const { whyText, changes, undo: state, recordId, service } = entry.data
  return (
    <section className={styles.block} aria-label="Why and taking it back">
      <dl className={styles.facts}>
        <div>
          <dt>Why</dt>
          <dd>{whyText}</dd>
        </div>
        {recordId ? (
          <div>
            <dt>Record</dt>
            <dd className={styles.id}>{recordId}</dd>
          </div>
        ) : null}
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{change.field}</dt>
            <dd>
              <del dir="auto">{change.before === '' ? 'nothing' : change.before}</del>
              {' → '}
              <ins dir="auto">{change.after === '' ? 'nothing' : change.after}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.words}>{state.words}</p>
      {undo.error ? (
        <p role="alert" className={styles.error}>
          {sentenceOf(undo.error)}
        </p>
      ) : null}
      {state.state === 'possible' ? (
        <Button
          size="small"
          icon={<Undo2 size={14} />}
          isDisabled={undo.isPending}
          onPress={() => undo.mutate({ itemId })}
        >
          {undo.isPending ? `Looking in ${service === 'salesforce' ? 'Salesforce' : 'Intercom'}` : 'Take it back'}
        </Button>
      ) : null}
    </section>
  )
}

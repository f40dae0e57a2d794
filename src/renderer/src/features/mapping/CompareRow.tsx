import { ArrowLeft, ArrowRight, CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutboxItem } from '../../../../contract/models'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { StateMark } from '../../ui/StateMark'
import { Truncate } from '../../ui/Truncate'
import styles from './Compare.module.css'
import { directionWords } from './DirectionMenu'
import type { ComparisonRow } from './rowWrites'

interface CompareRowProps {
  readonly row: ComparisonRow
  /** The write about it that is on its way, or was made here. */
  readonly write: OutboxItem | null
  readonly pending: boolean
  readonly onApply: () => void
  readonly onFix: (itemId: string) => void
}

/** One mapping of the person: what each side holds, what becomes of it, and why. */
export function CompareRow({ row, write, pending, onApply, onFix }: CompareRowProps): ReactNode {
  const { attributeLabel, fieldLabel, entry, change, intercom, salesforce } = row
  const words =
    write?.state === 'needs_attention' ? (write.message ?? row.why) : write !== null && row.equal ? null : row.why
  return (
    <div role="row" className={styles.row}>
      <span role="rowheader" className={styles.mapping}>
        <Truncate className={styles.name}>{attributeLabel}</Truncate>
        <Truncate className={styles.detail}>
          {fieldLabel} · {directionWords(entry.direction)}
        </Truncate>
      </span>
      <Side label="Intercom" value={intercom} next={change?.side === 'intercom' ? change.value : null} />
      <Side label="Salesforce" value={salesforce} next={change?.side === 'salesforce' ? change.value : null} />
      <span role="cell" className={styles.end}>
        {write !== null ? (
          <StateMark state={write.state} kind={write.kind} />
        ) : change !== null ? (
          <Button
            size="small"
            icon={
              change.side === 'salesforce' ? (
                <ArrowRight size={14} aria-hidden="true" />
              ) : (
                <ArrowLeft size={14} aria-hidden="true" />
              )
            }
            aria-label={`Apply ${attributeLabel} to ${change.side === 'salesforce' ? fieldLabel : 'Intercom'}`}
            isDisabled={pending}
            onPress={onApply}
          >
            Apply
          </Button>
        ) : null}
      </span>
      {words === null ? null : (
        <span role="cell" className={cx(styles.why, row.isProblem && styles.problem)}>
          {row.isProblem ? <CircleAlert size={14} aria-hidden="true" /> : null}
          <span>{words}</span>
          {write?.state === 'needs_attention' ? (
            <Button size="small" onPress={() => onFix(write.id)}>
              Fix it
            </Button>
          ) : null}
        </span>
      )}
    </div>
  )
}

function Side(props: { readonly label: string; readonly value: string; readonly next: string | null }): ReactNode {
  const { label, value, next } = props
  return (
    <span role="cell" className={styles.side}>
      <span className={styles.sideLabel}>{label}</span>
      <span className={cx(styles.value, next !== null && styles.before)} dir="auto">
        {value === '' ? <span className={styles.blank}>blank</span> : value}
      </span>
      {next === null ? null : (
        <span className={styles.next} dir="auto">
          <span className={styles.hidden}>becomes </span>
          {next === '' ? 'blank' : next}
        </span>
      )}
    </span>
  )
}

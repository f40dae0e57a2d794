import { Check } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import type { BulkRow } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import styles from './Bulk.module.css'
import { verdictWords } from './bulkWords'

interface PlanRowsProps {
  readonly rows: readonly BulkRow[]
  readonly onChoose: (personId: string, on: boolean) => void
}

/** Each person with what would happen; those about whom there is a choice have a box. */
export function PlanRows({ rows, onChoose }: PlanRowsProps): ReactNode {
  return (
    <section aria-label="Each person">
      <h3 className={styles.heading}>Each person</h3>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <PlanRow key={row.personId} row={row} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  )
}

interface PlanRowProps {
  readonly row: BulkRow
  readonly onChoose: (personId: string, on: boolean) => void
}

const PlanRow = memo(function PlanRow({ row, onChoose }: PlanRowProps): ReactNode {
  const tone = row.included ? styles.create : row.verdict === 'missing' ? styles.needs : styles.skip
  return (
    <li className={cx(styles.row, !row.included && styles.out)} data-verdict={row.verdict}>
      {row.canChoose ? (
        <Checkbox
          className={styles.check ?? ''}
          aria-label={`Create a Lead of ${row.personName}`}
          isSelected={row.included}
          onChange={(on) => onChoose(row.personId, on)}
        >
          <span className={styles.box} aria-hidden="true">
            {row.included ? <Check size={12} strokeWidth={3} /> : null}
          </span>
        </Checkbox>
      ) : (
        <span className={styles.check} />
      )}
      <span className={styles.who}>
        <Truncate className={styles.name}>{row.personName}</Truncate>
        <Truncate className={styles.email}>{row.email ?? 'No email address'}</Truncate>
      </span>
      <span className={styles.lead}>
        {!row.included && row.existing.length > 0 ? <Existing row={row} /> : <Preview row={row} />}
      </span>
      <span className={styles.verdict}>
        <span className={tone}>{verdictWords(row)}</span>
        {row.reason === null ? null : <span className={styles.reason}>{row.reason}</span>}
      </span>
    </li>
  )
})

/** The Lead as it would be; a stand-in that Salesforce forces on us stands out. */
function Preview({ row }: { readonly row: BulkRow }): ReactNode {
  const { firstName, lastName, company, owner } = row
  return (
    <>
      <Truncate>
        {firstName} <Value {...lastName} />
      </Truncate>
      <Truncate className={styles.email}>
        <Value {...company} />
        {owner === '' ? '' : ` · ${owner}`}
      </Truncate>
    </>
  )
}

function Value({ text, placeholder }: { readonly text: string; readonly placeholder: boolean }): ReactNode {
  return placeholder ? <span className={styles.placeholder}>{text}</span> : text
}

function Existing({ row }: { readonly row: BulkRow }): ReactNode {
  const [first, ...more] = row.existing
  if (!first) return null
  return (
    <>
      <OutLink href={first.url}>{`${first.object} ${first.name}`}</OutLink>
      <Truncate className={styles.email}>{more.length > 0 ? `and ${more.length} more` : first.detail}</Truncate>
    </>
  )
}

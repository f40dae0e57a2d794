import type { ReactNode } from 'react'
import type { SalesforceRecord } from '../../../../contract/models'
import { OutLink } from '../../ui/OutLink'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import styles from './Salesforce.module.css'

interface RecordCardProps {
  readonly record: SalesforceRecord
  /** True where several records stand one below the other, so that each needs its name. */
  readonly titled: boolean
}

/** One Lead or Contact as the rep's org has it. */
export function RecordCard({ record, titled }: RecordCardProps): ReactNode {
  const rows: ReadonlyArray<readonly [string, string | null]> = [
    ['Name', titled ? null : record.name],
    ['Status', record.isConverted ? `${record.status ?? 'Converted'} (converted)` : record.status],
    ['Title', record.title],
    ['Company', record.accountName ?? record.company],
    ['Owner', record.ownerIsMe ? 'You' : (record.ownerName ?? 'Nobody')],
    ['Account owner', record.accountOwnerName],
    ['Email', record.email],
    ['Phone', record.phone],
    ['Source', record.leadSource],
  ]
  return (
    <article className={styles.record} aria-label={`${record.object} ${record.name}`}>
      <header className={styles.recordHead}>
        <span className={styles.object}>{record.object}</span>
        {titled ? (
          <Truncate className={styles.recordName}>{record.name}</Truncate>
        ) : (
          <span className={styles.recordName} />
        )}
        <span className={styles.age} title="Last changed in Salesforce">
          <TimeText at={record.modifiedAt} />
        </span>
      </header>
      <dl>
        {rows.map(([label, value]) =>
          value ? (
            <div key={label} className={styles.row}>
              <dt>{label}</dt>
              <dd>
                <Truncate>{value}</Truncate>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <OutLink href={record.url}>Open in Salesforce</OutLink>
    </article>
  )
}

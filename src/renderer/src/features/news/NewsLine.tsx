import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import type { NewsRow } from '../../../../contract/newsCommands'
import { openLink } from '../../bridge/openLink'
import { cx } from '../../ui/cx'
import { TimeText } from '../../ui/TimeText'
import styles from './News.module.css'
import { newsKinds } from './newsKinds'

interface NewsLineProps {
  readonly row: NewsRow
  /** Not seen before the list was opened. */
  readonly fresh: boolean
  readonly onPerson: (personId: string) => void
}

/** One thing that happened: the sentence, when, whom it is about, and the record where there still is one. */
export function NewsLine({ row, fresh, onPerson }: NewsLineProps): ReactNode {
  const { icon: Icon, word, tone } = newsKinds[row.kind]
  const { personId } = row
  return (
    <div className={styles.line}>
      <span className={cx(styles.icon, styles[tone])} aria-hidden="true">
        <Icon size={16} />
      </span>
      {/* In the sentence's own direction: it may begin with a name that is written the other way. */}
      <p className={cx(styles.text, fresh && styles.strong)}>{row.text}</p>
      <span className={styles.time}>
        {fresh ? <span className={styles.dot} role="img" aria-label="New" /> : null}
        <TimeText at={row.at} />
      </span>
      <span className={styles.detail}>
        <span>{word}</span>
        {personId === null ? null : (
          <Link className={styles.link ?? ''} onPress={() => onPerson(personId)}>
            Show person
          </Link>
        )}
        {row.url === '' || row.object === null ? null : (
          // Not an `OutLink`: a press on it would be one on the line as well.
          <Link className={styles.link ?? ''} onPress={() => openLink(row.url)}>
            Open {objectWords[row.object]} in Salesforce
            <ArrowUpRight size={13} aria-hidden="true" />
          </Link>
        )}
      </span>
    </div>
  )
}

const objectWords: Readonly<Record<NonNullable<NewsRow['object']>, string>> = {
  Lead: 'Lead',
  Contact: 'Contact',
  Account: 'Account',
  Opportunity: 'Opportunity',
  OpportunityContactRole: 'role',
  Case: 'Case',
  Task: 'Task',
}

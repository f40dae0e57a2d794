import { ArrowUpRight, Check, CircleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SalesforcePanel, SalesforceRecord } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { openLink } from '../../bridge/openLink'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Dialog, DialogBody, DialogFooter } from '../../ui/Dialog'
import { OutLink } from '../../ui/OutLink'
import { Truncate } from '../../ui/Truncate'
import styles from './Choice.module.css'
import { compareRecords } from './compareRecords'
import { sharedWords } from './matchedBy'

interface MatchChoiceProps {
  readonly panel: SalesforcePanel
  /** Settles the choice, or takes it back; throws `CommandFailure`. */
  readonly onChoose: (recordId: string | null) => Promise<void>
  readonly onClose: () => void
}

/** The records that match, side by side, with what tells them apart marked; one of them becomes the person's. */
export function MatchChoice({ panel, onChoose, onClose }: MatchChoiceProps): ReactNode {
  const { records, chosenId, searchUrl } = panel
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const choose = (recordId: string | null): void => {
    if (pending) return
    setPending(true)
    onChoose(recordId).then(onClose, (error: unknown) => {
      setProblem(sentenceOf(error))
      setPending(false)
    })
  }
  return (
    <Dialog
      title="Choose a record"
      detail={`${records.length} have this ${sharedWords(records)}`}
      onClose={onClose}
      size="large"
    >
      <DialogBody>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            <CircleAlert size={16} aria-hidden="true" />
            {problem}
          </p>
        )}
        {/* Many records are wider than the dialog: the table scrolls, by keys as well. */}
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="Records side by side">
          <table className={styles.table}>
            <thead>
              <tr>
                <td />
                {records.map((record, index) => (
                  <ColumnHead
                    key={record.id}
                    record={record}
                    place={`${index + 1} of ${records.length}`}
                    chosen={record.id === chosenId}
                    onUse={() => choose(record.id)}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              {compareRecords(records).map((row) => (
                <tr key={row.label} className={cx(row.differs && styles.differs)}>
                  <th scope="row">
                    {row.label}
                    {row.differs ? <span className={styles.mark}>differs</span> : null}
                  </th>
                  {row.values.map((value, index) => (
                    <td key={records[index]?.id}>{value === '' ? '–' : <Truncate>{value}</Truncate>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </DialogBody>
      <DialogFooter hint={searchUrl ? <OutLink href={searchUrl}>See all in Salesforce</OutLink> : null}>
        {chosenId === null ? null : (
          <Button variant="quiet" onPress={() => choose(null)}>
            Choose none of them
          </Button>
        )}
        <Button variant="plain" onPress={onClose}>
          Cancel
        </Button>
      </DialogFooter>
    </Dialog>
  )
}

function ColumnHead(props: {
  readonly record: SalesforceRecord
  readonly place: string
  readonly chosen: boolean
  readonly onUse: () => void
}): ReactNode {
  const { record, place, chosen, onUse } = props
  return (
    <th scope="col">
      <span className={styles.columnHead}>
        <span className={styles.object}>
          {record.object} <span className={styles.place}>{place}</span>
        </span>
        <IconButton
          label={`Open ${record.object} ${place} in Salesforce`}
          icon={<ArrowUpRight size={15} />}
          onPress={() => openLink(record.url)}
        />
      </span>
      {chosen ? (
        <span className={styles.chosen}>
          <Check size={14} aria-hidden="true" />
          Chosen
        </span>
      ) : (
        <Button size="small" aria-label={`Use this one: ${record.object} ${place}`} onPress={onUse}>
          Use this one
        </Button>
      )}
    </th>
  )
}

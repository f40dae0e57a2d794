import type { ReactNode } from 'react'
import type { KeyedObject, MatchingView, MatchKeys } from '../../../../contract/models'
import { sentenceOf } from '../../bridge/bridge'
import { keysOf, useMatching, useSaveMatching } from '../../queries/matching'
import { showToast } from '../../state/toasts'
import { Failed, Skeleton } from '../../ui/States'
import styles from './Matching.module.css'
import { MatchingRow } from './MatchingRow'
import { savedWords } from './matchingWords'

const undoMs = 10_000

/**
 * Settings, Mapping, the first part: by what a person's Lead and Contact and a company's Account are found. Each change is
 * saved at once, and can be taken back.
 */
export function MatchingTable(): ReactNode {
  const matching = useMatching()
  const save = useSaveMatching()
  if (matching.error && !matching.data) {
    return <Failed error={matching.error} onRetry={() => void matching.refetch()} />
  }
  if (!matching.data) return <Skeleton lines={3} label="Loading matching" />
  const view = matching.data

  const set = (object: KeyedObject, key: MatchKeys[KeyedObject]): void => {
    const before = keysOf(view)
    const after = { ...before, [object]: key }
    const about = `matching ${object}`
    save.mutate(after, {
      onSuccess: (saved) =>
        showToast({
          tone: 'done',
          about,
          text: savedWords(object, labelOf(saved, object)),
          lasts: undoMs,
          action: {
            label: 'Undo',
            run: () =>
              save.mutate(before, {
                onSuccess: () => showToast({ tone: 'info', about, text: 'Matching is as it was before.' }),
              }),
          },
        }),
      onError: (error) => showToast({ tone: 'problem', about, text: sentenceOf(error) }),
    })
  }

  return (
    <div role="table" aria-label="How records are found" className={styles.table}>
      <div role="rowgroup">
        <div role="row" className={styles.head}>
          <span role="columnheader">Record</span>
          <span role="columnheader" className={styles.salesforce}>
            Field in Salesforce
          </span>
          <span role="columnheader" className={styles.intercom}>
            Compared with, in Intercom
          </span>
        </div>
      </div>
      <div role="rowgroup">
        {view.objects.map((row) => (
          <MatchingRow key={row.object} row={row} working={view.working} onChange={(key) => set(row.object, key)} />
        ))}
      </div>
    </div>
  )
}

/** What the field that finds an object is called; null for none. */
function labelOf(view: MatchingView, object: KeyedObject): string | null {
  const row = view.objects.find((one) => one.object === object)
  const field = row?.key?.field
  return field === undefined ? null : (row?.fields.find((one) => one.name === field)?.label ?? field)
}

import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MappingEntry, MappingView } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { Button } from '../../ui/Button'
import styles from './Mapping.module.css'

interface MappingNoticesProps {
  readonly view: MappingView
  readonly onClear: (entry: MappingEntry) => void
}

/** What does not happen: mappings that are left out, and fields that the org requires and nothing fills. */
export function MappingNotices({ view, onClear }: MappingNoticesProps): ReactNode {
  const unfilled = view.required.filter((one) => one.filledBy === null)
  const names = new Map(view.attributes.map((one) => [one.key, one.label]))
  const fields = new Map(view.fields.map((one) => [one.name, one.label]))
  return (
    <>
      {view.leftOut.length > 0 ? (
        <section className={styles.notice} aria-label="Left out">
          <CircleAlert size={16} className={styles.red} aria-hidden="true" />
          <div>
            <p className={styles.noticeTitle}>
              {counted(view.leftOut.length, 'mapping is left out', 'mappings are left out')}
            </p>
            <ul>
              {view.leftOut.map(({ entry, why }) => (
                <li key={`${entry.attribute} ${entry.field}`} className={styles.left}>
                  <span>
                    <bdi>{names.get(entry.attribute) ?? entry.attribute}</bdi> and{' '}
                    <bdi>{fields.get(entry.field) ?? entry.field}</bdi>: {why}
                  </span>
                  <Button
                    size="small"
                    aria-label={`Clear ${names.get(entry.attribute) ?? entry.attribute} and ${fields.get(entry.field) ?? entry.field}`}
                    onPress={() => onClear(entry)}
                  >
                    Clear
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </section>
      ) : null}
      {unfilled.length > 0 ? (
        <section className={styles.notice} aria-label="Required fields">
          <TriangleAlert size={16} className={styles.amber} aria-hidden="true" />
          <div>
            <p className={styles.noticeTitle}>
              {counted(unfilled.length, 'required field has', 'required fields have')} nothing mapped
            </p>
            <p>
              Your org wants {unfilled.map((one) => one.label).join(', ')} on every new Lead. Until something is mapped
              you are asked each time.
            </p>
          </div>
        </section>
      ) : null}
    </>
  )
}

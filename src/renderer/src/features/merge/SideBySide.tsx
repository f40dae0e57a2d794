import type { ReactNode } from 'react'
import type { MergePlan } from '../../../../contract/models'
import { cx } from '../../ui/cx'
import styles from './Merge.module.css'

/** What each of the two has, and what is left afterwards, line by line. A value that is lost is crossed out, and says so. */
export function SideBySide({ plan }: { readonly plan: MergePlan }): ReactNode {
  const { from, into, canMerge, lines } = plan
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>Side by side</caption>
      <thead>
        <tr>
          <td />
          {[from, into].map(({ personId, displayName, role }) => (
            <th key={personId} scope="col" dir="auto">
              <span className={styles.name} title={displayName}>
                {displayName}
              </span>{' '}
              <span className={styles.role}>{role}</span>
            </th>
          ))}
          {canMerge ? <th scope="col">Afterwards</th> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row" dir="auto">
              {line.label}
            </th>
            <td dir="auto" className={cx(canMerge && line.lost && styles.lost)}>
              {canMerge && line.lost ? (
                <>
                  <s>{line.from}</s> <span className={styles.role}>lost</span>
                </>
              ) : (
                line.from
              )}
            </td>
            <td dir="auto">{line.into}</td>
            {canMerge ? <td dir="auto">{line.after}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

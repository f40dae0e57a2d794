import type { ReactNode } from 'react'
import { dateAndTime } from '../../format/time'
import { usePersonNotes } from '../../queries/personFields'
import { SafeHtml } from '../../ui/SafeHtml'
import { Part } from './Facts'
import styles from './Prepare.module.css'

const latest = 5

/** The latest notes of the team on this person. */
export function PreparedNotes({ personId }: { readonly personId: string }): ReactNode {
  const { data } = usePersonNotes(personId)
  const rows = (data?.rows ?? []).slice(0, latest)
  if (rows.length === 0) return null
  return (
    <Part title="Notes">
      {rows.map((note) => (
        <div key={note.id} className={styles.words}>
          <p className={styles.who}>
            <bdi>{note.authorName}</bdi> · {dateAndTime(note.createdAt)}
          </p>
          <SafeHtml html={note.bodyHtml} />
        </div>
      ))}
    </Part>
  )
}

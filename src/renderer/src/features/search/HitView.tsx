import { Building2, Cloud, MessageSquare, MessagesSquare, StickyNote, User } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { SearchHit } from '../../../../contract/models'
import { counted } from '../../format/numbers'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import styles from './Search.module.css'

const icons = {
  person: User,
  company: Building2,
  record: Cloud,
  conversation: MessagesSquare,
  message: MessageSquare,
  note: StickyNote,
}

/** One thing that was found: what it is, its name, and the words around the hit. */
export function HitView({ hit }: { readonly hit: SearchHit }): ReactNode {
  const Icon = icons[hit.kind]
  return (
    <>
      <Icon size={16} className={styles.hitIcon} aria-hidden="true" />
      <span className={styles.hitText}>
        <Truncate className={styles.hitTitle}>
          <Marked text={hit.title} />
        </Truncate>
        {hit.detail ? (
          <Truncate className={styles.hitDetail}>
            <Marked text={hit.detail} />
          </Truncate>
        ) : null}
      </span>
      <span className={styles.hitEnd}>
        {hit.kind === 'person' ? (
          hit.role === 'lead' ? (
            'Lead'
          ) : (
            'User'
          )
        ) : hit.kind === 'company' ? (
          counted(hit.people, 'person', 'people')
        ) : (
          <TimeText at={hit.at} />
        )}
      </span>
    </>
  )
}

const open = String.fromCharCode(2)
const close = String.fromCharCode(3)

/** Text in which what was hit stands between U+0002 and U+0003. */
export function Marked({ text }: { readonly text: string }): ReactNode {
  const [before = '', ...rest] = text.split(open)
  return (
    <>
      {before}
      {rest.map((piece, index) => {
        const [hit = '', ...after] = piece.split(close)
        return (
          <Fragment key={index}>
            <mark className={styles.marked}>{hit}</mark>
            {after.join('')}
          </Fragment>
        )
      })}
    </>
  )
}

import type { ReactNode } from 'react'
import { usePersonConversations } from '../../queries/people'
import { usePlace } from '../../state/place'
import { TimeText } from '../../ui/TimeText'
import { Truncate } from '../../ui/Truncate'
import styles from './Profile.module.css'

/** A person's conversations, newest first, each a way to open it here. */
export function OtherConversations({ personId }: { readonly personId: string }): ReactNode {
  const { data } = usePersonConversations(personId)
  const openHere = useOpenHere()
  if (!data || data.rows.length === 0) return null
  return (
    <section className={styles.group}>
      <h3 className={styles.groupTitle}>Conversations</h3>
      {data.rows.map((row) => (
        <button key={row.id} type="button" className={styles.linkRow} onClick={() => openHere(personId, row.id)}>
          <span className={styles.linkMain}>
            <Truncate className={styles.linkTitle}>{row.title ?? row.snippet}</Truncate>
            <Truncate className={styles.linkDetail}>{row.snippet}</Truncate>
          </span>
          <span className={styles.linkEnd}>
            {row.state === 'open' ? 'Open' : row.state === 'closed' ? 'Closed' : 'Snoozed'} ·{' '}
            <TimeText at={row.updatedAt} />
          </span>
        </button>
      ))}
    </section>
  )
}

/** Opens one of the person's conversations without leaving the list that is on the screen. */
export function useOpenHere(): (personId: string, conversationId: string) => void {
  const { openConversation, openPerson, setTab } = usePlace.getState()
  return (personId, conversationId) => {
    if (usePlace.getState().screen === 'conversations') openConversation(conversationId, personId)
    else openPerson(personId, conversationId)
    setTab('conversation')
  }
}

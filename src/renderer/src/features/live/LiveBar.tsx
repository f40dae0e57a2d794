import { Radio, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../bridge/bridge'
import { IconButton } from '../../ui/Button'
import { TimeText } from '../../ui/TimeText'
import { useCommandHandler } from '../../keys/commandHandlers'
import styles from './Live.module.css'

/** Says that what is shown was asked there and then, and is not kept. */
export function LiveBadge(): ReactNode {
  return (
    <span className={styles.badge} title="Asked of Intercom there and then; not kept on this desk">
      <Radio size={14} aria-hidden="true" /> Live
    </span>
  )
}

interface LiveBarProps {
  /** What it is: "People of Bo Chen". */
  readonly what: string
  readonly askedAt: number | null
  readonly isAsking: boolean
  readonly onAsk: () => void
  /** What Intercom was not asked, in words. */
  readonly notAsked?: readonly string[]
  /** Why the last question failed, while what was there before stays. */
  readonly error?: Error | null
}

/** The line above what is live: what it is, as of when, what was left out, and a way to ask again. */
export function LiveBar(props: LiveBarProps): ReactNode {
  const { what, askedAt, isAsking, onAsk, notAsked = [], error = null } = props
  useCommandHandler('askAgain', onAsk, !isAsking)
  return (
    <div className={styles.bar} role="group" aria-label="Live from Intercom">
      <LiveBadge />
      <span role="status" className={styles.what}>
        {what}
        {askedAt === null ? null : (
          <>
            , as of <TimeText at={askedAt} form="long" />. Not kept on this desk.
          </>
        )}
      </span>
      <IconButton
        label={isAsking ? 'Asking' : 'Ask again'}
        icon={<RefreshCw size={14} />}
        isDisabled={isAsking}
        onPress={onAsk}
      />
      {notAsked.length > 0 ? (
        <p className={styles.warning}>
          Intercom cannot be asked this, so the list is longer than it says: {notAsked.join('; ')}.
        </p>
      ) : null}
      {error ? <p className={styles.problem}>{sentenceOf(error)}</p> : null}
    </div>
  )
}

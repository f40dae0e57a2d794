import { ArrowUpRight, Ban, Check, CircleAlert, CircleDashed, CircleHelp, Clock, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutboxKind, OutboxState } from '../../../contract/models'
import { cx } from './cx'
import styles from './StateMark.module.css'

const icons: Readonly<Record<OutboxState, typeof Check>> = {
  held: CircleDashed,
  queued: CircleDashed,
  sending: ArrowUpRight,
  done: Check,
  blocked: Hourglass,
  waiting: Clock,
  unknown: CircleHelp,
  needs_attention: CircleAlert,
  discarded: Ban,
}

const tones: Readonly<Record<OutboxState, string>> = {
  held: 'waiting',
  queued: 'waiting',
  sending: 'going',
  done: 'done',
  blocked: 'waiting',
  waiting: 'waiting',
  unknown: 'waiting',
  needs_attention: 'needs',
  discarded: 'quiet',
}

/** A write's state in the rep's words. */
export function stateWords(state: OutboxState, kind: OutboxKind | null = null): string {
  const words: Readonly<Record<OutboxState, string>> = {
    held: 'About to send',
    queued: 'Waiting to send',
    sending: 'Sending',
    done:
      kind === null
        ? 'Sent'
        : /^(?:conversation|person|message|company)\./u.test(kind)
          ? 'Sent to Intercom'
          : 'Sent to Salesforce',
    blocked: 'Waiting for another item',
    waiting: 'Will try again',
    unknown: 'Checking if it arrived',
    needs_attention: 'Needs you',
    discarded: 'Discarded',
  }
  return words[state]
}

interface StateMarkProps {
  readonly state: OutboxState
  readonly kind?: OutboxKind | null
  /** False where the words stand beside it already. */
  readonly words?: boolean
}

/** Ring (queued), arrow (sending), tick (done), red "Needs you": where one write stands, at its own place. */
export function StateMark({ state, kind = null, words = true }: StateMarkProps): ReactNode {
  const Icon = icons[state]
  const text = stateWords(state, kind)
  return (
    <span className={cx(styles.mark, styles[tones[state] ?? 'quiet'])} title={words ? undefined : text}>
      <Icon size={14} strokeWidth={2} aria-hidden={words} {...(words ? {} : { role: 'img', 'aria-label': text })} />
      {words ? <span className={styles.words}>{text}</span> : null}
    </span>
  )
}

import { Check, CircleAlert, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Mapping.module.css'

interface SaveMarkProps {
  readonly pending: boolean
  readonly saved: boolean
  readonly error: string | null
  /** What stands there before anything was changed. */
  readonly idle: string
}

/** Where the last change of a page that saves at once stands. */
export function SaveMark({ pending, saved, error, idle }: SaveMarkProps): ReactNode {
  const state = pending ? 'saving' : error === null ? (saved ? 'saved' : 'idle') : 'failed'
  return (
    <span role="status" className={styles.saveMark} data-state={state}>
      {state === 'saving' ? <CircleDashed size={14} aria-hidden="true" /> : null}
      {state === 'saved' ? <Check size={14} aria-hidden="true" /> : null}
      {state === 'failed' ? <CircleAlert size={14} aria-hidden="true" /> : null}
      {state === 'saving'
        ? 'Saving'
        : state === 'saved'
          ? 'Saved'
          : state === 'failed'
            ? `Not saved: ${error ?? ''}`
            : idle}
    </span>
  )
}

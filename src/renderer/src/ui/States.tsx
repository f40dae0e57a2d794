import { useEffect, useState, type ReactNode } from 'react'
import { sentenceOf } from '../bridge/bridge'
import { Button } from './Button'
import styles from './States.module.css'

interface EmptyProps {
  readonly icon?: ReactNode
  readonly title: string
  /** True where it is the whole page, so that its title is the page's. */
  readonly page?: boolean
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing to show: says why, and what to do next where there is something. */
export function Empty({ icon, title, page = false, children, action }: EmptyProps): ReactNode {
  return (
    <div className={styles.empty}>
      {icon ? (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      ) : null}
      {page ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}

/** A pane that could not be read: the sentence, and a way to try again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  return (
    <Empty title="This could not be shown" action={<Button onPress={onRetry}>Try again</Button>}>
      {sentenceOf(error)}
    </Empty>
  )
}

/** True once something has taken longer than 200 ms: until then an empty pane is calmer than a skeleton. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!pending) return undefined
    const timer = setTimeout(() => setSlow(true), 200)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [pending])
  return pending && slow
}

/** Grey lines where text will be, shown only after 200 ms. */
export function Skeleton({ lines, label }: { readonly lines: number; readonly label: string }): ReactNode {
  const slow = useSlow(true)
  if (!slow) return null
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.bone} />
      ))}
    </div>
  )
}

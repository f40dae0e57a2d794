import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Problem.module.css'

interface ProblemProps {
  readonly children: ReactNode
  readonly id?: string
  /** True where it came about just now, so that screen readers say it at once. */
  readonly alert?: boolean
}

/** Why something cannot be done, or was not, at the head of a form. */
export function Problem({ children, id, alert = false }: ProblemProps): ReactNode {
  return (
    <p id={id} className={styles.problem} role={alert ? 'alert' : undefined}>
      <CircleAlert size={16} aria-hidden="true" />
      <span dir="auto">{children}</span>
    </p>
  )
}

import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Connect.module.css'

interface StepProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

/** One of the two accounts to connect. */
export function Step({ icon, title, children }: StepProps): ReactNode {
  return (
    <section className={styles.step} aria-label={title}>
      <h2 className={styles.stepTitle}>
        <span aria-hidden="true">{icon}</span>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Said in place of the form once an account is connected. */
export function Connected({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className={styles.connected} role="status">
      <CircleCheck size={16} aria-hidden="true" />
      <span>Connected: {children}</span>
    </p>
  )
}

import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './Banner.module.css'

interface BannerProps {
  readonly tone: 'info' | 'waiting' | 'needs'
  readonly icon: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** One line across the window for something that stays true: the demo, signed out, not remembered. */
export function Banner({ tone, icon, children, action }: BannerProps): ReactNode {
  return (
    <div className={cx(styles.banner, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.text}>{children}</p>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  )
}

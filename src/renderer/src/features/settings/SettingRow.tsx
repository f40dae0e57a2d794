import type { ReactNode } from 'react'
import styles from './Settings.module.css'

interface SettingRowProps {
  readonly label: ReactNode
  readonly detail?: ReactNode
  readonly children: ReactNode
}

/** One setting: its words at the left, its control at the right. */
export function SettingRow({ label, detail, children }: SettingRowProps): ReactNode {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        {detail ? <span className={styles.detail}>{detail}</span> : null}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  )
}

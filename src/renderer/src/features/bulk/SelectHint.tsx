import type { ReactNode } from 'react'
import { Kbd } from '../../ui/Kbd'
import styles from './SelectHint.module.css'

/** Stands where the bar of selected people will, so that no row moves from under the pointer. */
export function SelectHint(): ReactNode {
  return (
    <p className={styles.hint}>
      Select several with their boxes or <Kbd>Space</Kbd>
    </p>
  )
}

import type { ReactNode } from 'react'
import { keysOf } from '../keys/keyNames'
import type { CommandId } from '../keys/shortcuts'
import styles from './Kbd.module.css'

/** One key as printed. */
export function Kbd({ children }: { readonly children: string }): ReactNode {
  return <kbd className={styles.key}>{children}</kbd>
}

/** A command's keys from the table; hidden from screen readers, since the tooltip and the sheet say them. */
export function ShortcutHint({ id }: { readonly id: CommandId }): ReactNode {
  const keys = keysOf(id)
  if (keys.length === 0) return null
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  )
}

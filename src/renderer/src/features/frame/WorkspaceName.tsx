import type { ReactNode } from 'react'
import type { Account } from '../../../../contract/models'
import { firstCharacter } from '../../ui/Initials'
import { Truncate } from '../../ui/Truncate'
import styles from './Nav.module.css'

/** The workspace at the top of the navigation, and whose desk this is. */
export function WorkspaceName({ account, rail }: { readonly account: Account; readonly rail: boolean }): ReactNode {
  const name = account.intercom?.workspaceName ?? 'Repdesk'
  const letter = firstCharacter(name).toUpperCase()
  if (rail) {
    return (
      <span className={styles.workspace} title={name}>
        <span className={styles.mark} aria-hidden="true">
          {letter}
        </span>
      </span>
    )
  }
  return (
    <div className={styles.workspace}>
      <span className={styles.mark} aria-hidden="true">
        {letter}
      </span>
      <div className={styles.workspaceName}>
        <Truncate>{name}</Truncate>
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import styles from './AdminText.module.css'
import { CopyButton } from './CopyButton'

/** What to send to the Salesforce admin: folded, since the rep need not read it, and copied with one press. */
export function AdminText({ text, about }: { readonly text: string; readonly about: string }): ReactNode {
  return (
    <div className={styles.box}>
      <CopyButton text={text} label={`Copy text for your admin: ${about}`}>
        Copy text for your admin
      </CopyButton>
      <details className={styles.details}>
        <summary>Show the text</summary>
        <p className={styles.text}>{text}</p>
      </details>
    </div>
  )
}

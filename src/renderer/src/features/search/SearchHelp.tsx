import type { ReactNode } from 'react'
import styles from './Search.module.css'

const examples = ['owner:me status:open seen:<30d', 'is:unread', 'company:"Acme Inc" has:email', 'in:notes renewal']

/** What can be typed, for a box that is empty. */
export function SearchHelp({ onUse }: { readonly onUse: (text: string) => void }): ReactNode {
  return (
    <div className={styles.help}>
      <p>
        Names, emails, phones, words of messages and notes, and what Salesforce says. A slip in a name is forgiven;
        filter words narrow it down:
      </p>
      <p className={styles.examples}>
        {examples.map((example) => (
          <button
            key={example}
            type="button"
            tabIndex={-1}
            className={styles.example}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onUse(`${example} `)}
          >
            {example}
          </button>
        ))}
      </p>
    </div>
  )
}

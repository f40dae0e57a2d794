import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Automations } from '../../../../contract/models'
import styles from './Automations.module.css'

/** Intercom's own Salesforce app seems to be at work: by which traces, and what that means for switching on. */
export function AppWarning({ app }: { readonly app: Automations['intercomApp'] }): ReactNode {
  if (!app.suspected) return null
  return (
    <section className={styles.warning} aria-label="Intercom’s own Salesforce app">
      <TriangleAlert size={16} aria-hidden="true" />
      <div>
        <p className={styles.warningTitle}>Intercom’s own Salesforce app seems to be at work here</p>
        <ul>
          {app.evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          Another Repdesk can leave the same traces. Ask your admin; if the app is on, leave off what it writes itself:
          attributes, owners and Tasks.
        </p>
      </div>
    </section>
  )
}

import type { ReactNode } from 'react'
import { cx } from '../../ui/cx'
import { Truncate } from '../../ui/Truncate'
import styles from './Salesforce.module.css'

interface SectionHeadProps {
  /** "Lead", "Account", "Cases": what the section is about. */
  readonly object: string
  readonly name?: string | undefined
  readonly tools?: ReactNode
  readonly children?: ReactNode
}

/** A section's first line: what it is, what it is called, and what can be done with it. */
export function SectionHead({ object, name, tools, children }: SectionHeadProps): ReactNode {
  return (
    <header className={styles.recordHead}>
      <h3 className={styles.object}>{object}</h3>
      {name === undefined ? (
        <span className={styles.recordName} />
      ) : (
        <Truncate className={styles.recordName}>{name}</Truncate>
      )}
      {tools === undefined ? null : <span className={styles.tools}>{tools}</span>}
      {children}
    </header>
  )
}

/** A part of the panel that does not exist for this person: one quiet line. */
export function QuietSection({ object, text }: { readonly object: string; readonly text: string }): ReactNode {
  return (
    <div className={cx(styles.section, styles.quiet)} role="group" aria-label={object}>
      <h3 className={styles.object}>{object}</h3>
      <span>{text}</span>
    </div>
  )
}

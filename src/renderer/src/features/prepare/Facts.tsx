import type { ReactNode } from 'react'
import styles from './Prepare.module.css'

export type PreparedFact = readonly [label: string, value: string | null | undefined]

/** Labels with values, in two columns; what is not known is left out, and nothing at all where nothing is. */
export function Facts({ facts }: { readonly facts: readonly PreparedFact[] }): ReactNode {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <dl className={styles.facts}>
      {known.map(([label, value], at) => (
        // An attribute may be named as something else is.
        <div key={`${at}-${label}`} className={styles.fact}>
          <dt dir="auto">{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A part of the page with its heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.part} aria-label={title}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </section>
  )
}

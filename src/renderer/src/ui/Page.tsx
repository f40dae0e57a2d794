import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page without a list: one column of sections under a title. */
export function Page({ title, actions, children }: PageProps): ReactNode {
  return (
    <section className={styles.page} aria-label={title} tabIndex={0}>
      <div className={styles.column}>
        <header className={styles.header}>
          <h1 className={styles.title}>{title}</h1>
          {actions}
        </header>
        {children}
      </div>
    </section>
  )
}

/** A titled part of a page, parted from the one above by a line. */
export function PageSection(props: {
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <section className={styles.section} aria-label={props.title}>
      <div className={styles.aside}>
        <h2 className={styles.sectionTitle}>{props.title}</h2>
        {props.intro ? <p className={styles.intro}>{props.intro}</p> : null}
      </div>
      <div className={styles.content}>{props.children}</div>
    </section>
  )
}

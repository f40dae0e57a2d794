import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { openLink } from '../bridge/openLink'
import { cx } from './cx'
import styles from './OutLink.module.css'

interface OutLinkProps {
  readonly href: string
  readonly children: ReactNode
  readonly quiet?: boolean
  readonly arrow?: boolean
}

/** A link that leaves the app: opened by the system, never by this window. */
export function OutLink({ href, children, quiet = false, arrow = true }: OutLinkProps): ReactNode {
  return (
    <a
      href={href}
      className={cx(styles.link, quiet && styles.quiet)}
      onClick={(event) => {
        event.preventDefault()
        openLink(href)
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      <span className={styles.text}>{children}</span>
      {arrow ? <ArrowUpRight size={13} aria-hidden="true" /> : null}
    </a>
  )
}

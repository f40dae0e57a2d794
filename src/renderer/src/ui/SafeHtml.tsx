import { useMemo, type MouseEvent, type ReactNode } from 'react'
import { openLink } from '../bridge/openLink'
import styles from './SafeHtml.module.css'

interface HtmlPolicy {
  readonly createHTML: (html: string) => unknown
}

interface TrustedTypesFactory {
  readonly createPolicy: (name: string, rules: { createHTML(html: string): string }) => HtmlPolicy
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypesFactory
  }
}

/** The one named policy of the page; where the browser knows Trusted Types, nothing else may write HTML. */
const policy: HtmlPolicy = window.trustedTypes?.createPolicy('repdesk-message', { createHTML: (html) => html }) ?? {
  createHTML: (html) => html,
}

/**
 * A message's words as main sanitised them (a closed list of tags, no scripts, no images that load): the only place
 * where HTML is written. Links never navigate; they go through `app.openLink`.
 */
export function SafeHtml({ html }: { readonly html: string }): ReactNode {
  const trusted = useMemo(() => ({ __html: policy.createHTML(html) as string }), [html])
  // The clicks are those of the links inside, which answer to Enter as well.
  return (
    <div
      className={styles.html}
      dir="auto"
      onClick={intercept}
      onAuxClick={intercept}
      dangerouslySetInnerHTML={trusted}
    />
  )
}

function intercept(event: MouseEvent<HTMLElement>): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link) return
  event.preventDefault()
  const href = link.getAttribute('href')
  if (href) openLink(href)
}

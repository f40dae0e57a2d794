import { createElement, Fragment, useMemo, type MouseEvent, type ReactNode } from 'react'
import { openLink } from '../bridge/openLink'
import { messageTree, type MessageNode } from './messageTree'
import styles from './SafeHtml.module.css'

/**
 * A message's words: HTML that main sanitised, made into elements one by one, so that the page never reads markup. Links
 * never navigate; they go through `app.openLink`.
 */
export function SafeHtml({ html }: { readonly html: string }): ReactNode {
  const shown = useMemo(() => messageTree(html).map(elementOf), [html])
  // The clicks are those of the links inside, which answer to Enter as well.
  return (
    <div className={styles.html} dir="auto" onClick={intercept} onAuxClick={intercept}>
      {shown}
    </div>
  )
}

function elementOf(node: MessageNode, key: number): ReactNode {
  if (typeof node === 'string') return <Fragment key={key}>{node}</Fragment>
  const { tag, href, children } = node
  const attributes = href === null ? { key } : { key, href }
  return tag === 'br' ? <br key={key} /> : createElement(tag, attributes, ...children.map(elementOf))
}

function intercept(event: MouseEvent<HTMLElement>): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link) return
  event.preventDefault()
  const href = link.getAttribute('href')
  if (href) openLink(href)
}

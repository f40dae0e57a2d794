import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { runCommand } from '../../keys/commandHandlers'
import { useSalesforcePanel } from '../../queries/people'
import styles from './HoverCard.module.css'
import { hoverFacts, type HoverFacts } from './hoverFacts'

const delayMs = 400

/** A person's name that shows what Salesforce knows, under the pointer and with the focus; pressing it goes there. */
export function NameWithCard(props: { readonly personId: string; readonly children: ReactNode }): ReactNode {
  const facts = hoverFacts(useSalesforcePanel(props.personId).data)
  if (!facts) return props.children
  return (
    <TooltipTrigger delay={delayMs} closeDelay={80}>
      <AriaButton className={styles.name ?? ''} onPress={() => void runCommand('tabSalesforce')}>
        {props.children}
      </AriaButton>
      <Tooltip
        className={styles.card ?? ''}
        placement="bottom start"
        offset={6}
        // Inside the page's main part, so that what it says belongs to a landmark like all the rest.
        UNSTABLE_portalContainer={document.querySelector('main') ?? document.body}
      >
        <CardFacts facts={facts} />
      </Tooltip>
    </TooltipTrigger>
  )
}

/** The card itself. */
export function CardFacts({ facts }: { readonly facts: HoverFacts }): ReactNode {
  return (
    <>
      <span className={styles.head}>
        <span className={styles.object}>{facts.object}</span>
        <bdi className={styles.who}>{facts.name}</bdi>
      </span>
      {facts.rows.map(([label, value]) => (
        <span key={label} className={styles.row}>
          <span className={styles.label}>{label}</span> <bdi>{value}</bdi>
        </span>
      ))}
    </>
  )
}

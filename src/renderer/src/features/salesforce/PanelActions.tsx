import { useId, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import type { SalesforcePanel } from '../../../../contract/models'
import { runCommand, useCommandHandler } from '../../keys/commandHandlers'
import { isMac } from '../../keys/keyNames'
import type { CommandId } from '../../keys/shortcuts'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { Tip } from '../../ui/Tip'
import { useSendCaseAtOnce } from '../cases/useSendCaseAtOnce'
import { titles } from '../creation/creationWords'
import { useSendCreationAtOnce } from '../creation/useSendCreationAtOnce'
import { useSendLeadAtOnce } from '../lead/useSendLeadAtOnce'
import { useSendTaskAtOnce } from '../tasks/useSendTaskAtOnce'
import styles from './PanelActions.module.css'

interface PanelActionsProps {
  readonly panel: SalesforcePanel
  readonly personId: string
  readonly conversationId: string | null
}

/** What can be made in Salesforce. What cannot be made now stays, and says why (article "Salesforce app", Cases). */
export function PanelActions({ panel, personId, conversationId }: PanelActionsProps): ReactNode {
  const open = useLayers((state) => state.open)
  const reasons = useReasons([
    panel.createLeadBlocked,
    panel.newTaskBlocked,
    panel.newCaseBlocked,
    panel.createContactBlocked,
    panel.newOpportunityBlocked,
  ])
  const leadBlocked = reasons.idOf(panel.createLeadBlocked)
  const contactBlocked = reasons.idOf(panel.createContactBlocked)
  const dealBlocked = reasons.idOf(panel.newOpportunityBlocked)
  const show = (kind: 'lead' | 'contact' | 'opportunity') => (): void => open({ kind, personId, conversationId })
  useCommandHandler('createLead', show('lead'), leadBlocked === undefined)
  useCommandHandler('createContact', show('contact'), contactBlocked === undefined)
  useCommandHandler('newOpportunity', show('opportunity'), dealBlocked === undefined)
  const first = panel.match === 'none' || panel.match === 'unknown'
  const url = panel.person?.url ?? panel.searchUrl
  const actions: readonly Action[] = [
    {
      label: 'Create lead',
      command: 'createLead',
      blockedBy: leadBlocked,
      atOnce: useSendLeadAtOnce(personId, conversationId),
    },
    {
      label: 'New task',
      command: 'newTask',
      blockedBy: reasons.idOf(panel.newTaskBlocked),
      atOnce: useSendTaskAtOnce(personId, conversationId),
    },
    {
      label: 'New case',
      command: 'newCase',
      blockedBy: reasons.idOf(panel.newCaseBlocked),
      atOnce: useSendCaseAtOnce(personId, conversationId),
    },
    {
      label: titles.contact,
      command: 'createContact',
      blockedBy: contactBlocked,
      atOnce: useSendCreationAtOnce('contact', personId, conversationId),
    },
    {
      label: titles.opportunity,
      command: 'newOpportunity',
      blockedBy: dealBlocked,
      atOnce: useSendCreationAtOnce('opportunity', personId, conversationId),
    },
  ]
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        {actions.map(({ label, command, blockedBy, atOnce }) => (
          <div key={command} className={classOf(command)} onKeyDownCapture={sendsAtOnce(blockedBy, atOnce)}>
            <WithReason reason={reasons.textOf(blockedBy)}>
              <Button
                variant={command === 'createLead' && first ? 'primary' : 'plain'}
                wide
                command={command}
                blockedBy={blockedBy}
                onPress={() => void runCommand(command)}
              >
                {label}
              </Button>
            </WithReason>
          </div>
        ))}
      </div>
      {/* The first is the one that helps most; each of the others stands at its button. */}
      {reasons.list.map((reason, index) => (
        <p key={reason.id} id={reason.id} className={index === 0 ? styles.reason : styles.hidden}>
          {reason.text}
        </p>
      ))}
      {url === null ? null : (
        <p className={styles.out}>
          <OutLink href={url}>{panel.person ? 'Open in Salesforce' : 'See all in Salesforce'}</OutLink>
        </p>
      )}
    </div>
  )
}

/** A blocked button says why under the pointer and with the focus. */
function WithReason({
  reason,
  children,
}: {
  readonly reason: string | null
  readonly children: ReactElement
}): ReactNode {
  return reason === null ? children : <Tip label={reason}>{children}</Tip>
}

function classOf(command: CommandId): string | undefined {
  if (command === 'createLead') return styles.first
  return command === 'createContact' || command === 'newOpportunity' ? styles.long : undefined
}

interface Action {
  readonly label: string
  readonly command: CommandId
  /** The id of the reason why not. */
  readonly blockedBy: string | undefined
  readonly atOnce: () => void
}

/** Ctrl/Cmd+Enter on a button sends without showing the form, unless it is blocked. */
function sendsAtOnce(blockedBy: string | undefined, send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (blockedBy === undefined) send()
  }
}

/** Each reason once, though it may hold for several buttons. */
function useReasons(texts: ReadonlyArray<string | null>): {
  readonly list: ReadonlyArray<{ readonly id: string; readonly text: string }>
  readonly idOf: (text: string | null) => string | undefined
  readonly textOf: (id: string | undefined) => string | null
} {
  const base = useId()
  const unique = [...new Set(texts.filter((text) => text !== null))]
  const list = unique.map((text, index) => ({ id: `${base}-${index}`, text }))
  return {
    list,
    idOf: (text) => list.find((reason) => reason.text === text)?.id,
    textOf: (id) => list.find((reason) => reason.id === id)?.text ?? null,
  }
}

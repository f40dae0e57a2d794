import { useId, type KeyboardEvent, type ReactNode } from 'react'
import type { SalesforcePanel } from '../../../../contract/models'
import { runCommand, useCommandHandler } from '../../keys/commandHandlers'
import { isMac } from '../../keys/keyNames'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { OutLink } from '../../ui/OutLink'
import { useSendCaseAtOnce } from '../cases/useSendCaseAtOnce'
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
  const sendAtOnce = useSendLeadAtOnce(personId, conversationId)
  const reasons = useReasons([panel.createLeadBlocked, panel.newTaskBlocked, panel.newCaseBlocked])
  const leadBlocked = reasons.idOf(panel.createLeadBlocked)
  const show = (): void => open({ kind: 'lead', personId, conversationId })
  useCommandHandler('createLead', show, leadBlocked === undefined)
  const sendTask = useSendTaskAtOnce(personId, conversationId)
  const sendCase = useSendCaseAtOnce(personId, conversationId)
  const taskBlocked = reasons.idOf(panel.newTaskBlocked)
  const caseBlocked = reasons.idOf(panel.newCaseBlocked)
  const first = panel.match === 'none' || panel.match === 'unknown'
  const url = panel.person?.url ?? panel.searchUrl
  return (
    <div className={styles.actions}>
      <div className={styles.buttons}>
        <div className={styles.first} onKeyDownCapture={atOnce(leadBlocked, sendAtOnce)}>
          <Button
            variant={first ? 'primary' : 'plain'}
            wide
            command="createLead"
            blockedBy={leadBlocked}
            onPress={show}
          >
            Create lead
          </Button>
        </div>
        <div onKeyDownCapture={atOnce(taskBlocked, sendTask)}>
          <Button wide command="newTask" blockedBy={taskBlocked} onPress={() => void runCommand('newTask')}>
            New task
          </Button>
        </div>
        <div onKeyDownCapture={atOnce(caseBlocked, sendCase)}>
          <Button wide command="newCase" blockedBy={caseBlocked} onPress={() => void runCommand('newCase')}>
            New case
          </Button>
        </div>
      </div>
      {reasons.list.map((reason) => (
        <p key={reason.id} id={reason.id} className={styles.reason}>
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

/** Ctrl/Cmd+Enter on a button sends without showing the form, unless it is blocked. */
function atOnce(blockedBy: string | undefined, send: () => void): (event: KeyboardEvent) => void {
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
} {
  const base = useId()
  const unique = [...new Set(texts.filter((text) => text !== null))]
  const list = unique.map((text, index) => ({ id: `${base}-${index}`, text }))
  return { list, idOf: (text) => list.find((reason) => reason.text === text)?.id }
}

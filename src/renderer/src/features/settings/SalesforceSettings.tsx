import { useState, type ReactNode } from 'react'
import type { Settings } from '../../../../contract/models'
import { dateAndTime } from '../../format/time'
import { useChangeSettings } from '../../queries/app'
import { Button } from '../../ui/Button'
import { SwitchField } from '../../ui/Fields'
import { PageSection } from '../../ui/Page'
import { Segmented } from '../../ui/Segmented'
import { ConsentDialog } from '../mapping/ConsentDialog'
import { CaseFieldsDialog } from './CaseFieldsDialog'
import { SettingRow } from './SettingRow'
import styles from './Settings.module.css'

const taskSettingId = 'setting-log-conversations'

/** Brings the switch for logging conversations into view and gives it the focus, once its page is there. */
export function focusTaskSetting(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${taskSettingId} input`)?.focus())
}

/** How Tasks and Cases are made. Each setting takes effect as it is changed. */
export function SalesforceSettings({ settings }: { readonly settings: Settings }): ReactNode {
  const { mutate } = useChangeSettings()
  const [choosing, setChoosing] = useState(false)
  const [consenting, setConsenting] = useState(false)
  const since = settings.logConversationsSince
  return (
    <PageSection title="Salesforce" intro="How tasks and cases are made from conversations.">
      <div id={taskSettingId} className={styles.switch}>
        <SwitchField
          label="Log conversations as tasks by themselves"
          detail={
            <>
              When a conversation with one of your people starts, one open task is made on their Lead or Contact; when
              it closes, the transcript goes in and the task is completed.{' '}
              {since === null
                ? 'Only conversations that start after you switch this on, never older ones.'
                : `On for conversations that started after ${dateAndTime(since)}.`}
            </>
          }
          checked={since !== null}
          onChange={(on) => (on ? setConsenting(true) : mutate({ logConversationsSince: null }))}
        />
        {consenting ? (
          <ConsentDialog
            kind="tasks"
            label="Log conversations as tasks by themselves"
            onClose={() => setConsenting(false)}
          />
        ) : null}
      </div>
      <SettingRow
        label="When several Leads match"
        detail="Whether a conversation becomes a task on each of them, or only on the one you chose for the person."
      >
        <Segmented
          label="When several Leads match"
          value={settings.taskForSeveralLeads}
          options={[
            { id: 'all', label: 'A task on each' },
            { id: 'chosen', label: 'Only the chosen' },
          ]}
          onChange={(taskForSeveralLeads) => mutate({ taskForSeveralLeads })}
        />
      </SettingRow>
      {(['one', 'audience'] as const).map((which) => (
        <div key={which} className={styles.switch}>
          <SwitchField
            label={which === 'one' ? 'Tasks of messages to one person' : 'Tasks of messages to many'}
            detail={
              which === 'one'
                ? 'A message to one person becomes a completed task, unless you untick it there.'
                : 'So does each message to an audience. Off, you can still tick it there.'
            }
            checked={settings.messageTasks[which]}
            onChange={(on) => mutate({ messageTasks: { ...settings.messageTasks, [which]: on } })}
          />
        </div>
      ))}
      <SettingRow label="Case owner" detail="Who owns a new case. The form says who it will be before it is made.">
        <Segmented
          label="Case owner"
          value={settings.caseOwner}
          options={[
            { id: 'org', label: "Your org's rules" },
            { id: 'rep', label: 'Me' },
          ]}
          onChange={(caseOwner) => mutate({ caseOwner })}
        />
      </SettingRow>
      <SettingRow
        label="Case fields"
        detail="What the New case form asks for, and in which order. What your org requires is always there."
      >
        <Button size="small" onPress={() => setChoosing(true)}>
          Choose case fields
        </Button>
      </SettingRow>
      {choosing ? <CaseFieldsDialog settings={settings} onClose={() => setChoosing(false)} /> : null}
    </PageSection>
  )
}

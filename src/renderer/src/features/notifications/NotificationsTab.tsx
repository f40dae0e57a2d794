import type { ReactNode } from 'react'
import { useChangeSettings, useSettings } from '../../queries/app'
import { useNotificationState } from '../../queries/notifications'
import { SwitchField } from '../../ui/Fields'
import { PageSection } from '../../ui/Page'
import { Failed, Skeleton } from '../../ui/States'
import { FocusMode } from './FocusMode'
import { KindChoices } from './KindChoices'
import { MutedPeople } from './MutedPeople'
import { QuietHours } from './QuietHours'
import { RecentNotifications } from './RecentNotifications'
import { TestNotification } from './TestNotification'

/** Settings: what is announced and how, when it waits, who is muted, and what became of the last ones. */
export function NotificationsTab(): ReactNode {
  const settings = useSettings()
  const state = useNotificationState()
  const { mutate } = useChangeSettings()
  if (settings.error) return <Failed error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <Skeleton lines={8} label="Loading settings" />
  return (
    <>
      <PageSection title="What is announced" intro="By the operating system, each thing once.">
        <KindChoices settings={settings.data} />
        <TestNotification />
      </PageSection>
      <PageSection title="Focus mode" intro="Nothing is announced for a while; what came meanwhile is summed up.">
        <FocusMode settings={settings.data} state={state.data ?? null} />
      </PageSection>
      <PageSection title="When it is quiet">
        <QuietHours settings={settings.data} timeZone={state.data?.timeZone ?? null} />
      </PageSection>
      <PageSection title="Muted people">
        {state.error ? (
          <Failed error={state.error} onRetry={() => void state.refetch()} />
        ) : (
          <MutedPeople muted={state.data?.muted ?? []} />
        )}
      </PageSection>
      <PageSection title="In the background">
        <SwitchField
          label="Keep running when the window is closed"
          detail="Repdesk stays in the tray and goes on announcing and sending."
          checked={settings.data.closeToTray}
          onChange={(closeToTray) => mutate({ closeToTray })}
        />
      </PageSection>
      <PageSection title="Recent" intro="The last 200 of 14 days, with what became of each.">
        <RecentNotifications />
      </PageSection>
    </>
  )
}

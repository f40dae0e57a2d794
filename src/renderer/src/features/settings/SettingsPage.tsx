import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Account, Settings } from '../../../../contract/models'
import { useAppInfo, useChangeSettings, useSettings } from '../../queries/app'
import { useLayers } from '../../state/layers'
import { Button } from '../../ui/Button'
import { Page, PageSection } from '../../ui/Page'
import { Segmented } from '../../ui/Segmented'
import { Failed, Skeleton } from '../../ui/States'
import { AutomationsTab } from '../mapping/AutomationsTab'
import { MappingTab } from '../mapping/MappingTab'
import { OwnersTab } from '../mapping/OwnersTab'
import { NotificationsTab } from '../notifications/NotificationsTab'
import { Accounts } from './Accounts'
import { NumberSetting } from './NumberSetting'
import { focusTaskSetting, SalesforceSettings } from './SalesforceSettings'
import { SettingRow } from './SettingRow'
import { settingsTabs, useSettingsTab } from './settingsTab'
import { TextSetting } from './TextSetting'
import styles from './Settings.module.css'

/** The rep's settings on five pages, each taking effect as it is changed. */
export function SettingsPage({ account }: { readonly account: Account }): ReactNode {
  const { tab, show } = useSettingsTab()
  return (
    <Page title="Settings">
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => show(settingsTabs.find((one) => one.id === key)?.id ?? 'general')}
      >
        <TabList aria-label="Settings" className={styles.tabList ?? ''}>
          {settingsTabs.map((one) => (
            <Tab key={one.id} id={one.id} className={styles.tab ?? ''}>
              {one.label}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="general" className={styles.panel ?? ''}>
          <General account={account} />
        </TabPanel>
        <TabPanel id="notifications" className={styles.panel ?? ''}>
          <NotificationsTab />
        </TabPanel>
        <TabPanel id="mapping" className={styles.panel ?? ''}>
          <MappingTab />
        </TabPanel>
        <TabPanel id="automations" className={styles.panel ?? ''}>
          <AutomationsTab
            onTaskSetting={() => {
              show('general')
              focusTaskSetting()
            }}
          />
        </TabPanel>
        <TabPanel id="owners" className={styles.panel ?? ''}>
          <OwnersTab onAutomations={() => show('automations')} />
        </TabPanel>
      </Tabs>
    </Page>
  )
}

function General({ account }: { readonly account: Account }): ReactNode {
  const settings = useSettings()
  if (settings.error) return <Failed error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <Skeleton lines={8} label="Loading settings" />
  return (
    <>
      <PageSection title="Accounts" intro="Who you are in Intercom, and the org your leads go to.">
        <Accounts account={account} />
      </PageSection>
      <Choices settings={settings.data} />
      <About />
    </>
  )
}

function Choices({ settings }: { readonly settings: Settings }): ReactNode {
  const { mutate } = useChangeSettings()
  return (
    <>
      <PageSection title="Appearance">
        <SettingRow label="Theme">
          <Segmented
            label="Theme"
            value={settings.theme}
            options={[
              { id: 'system', label: 'System' },
              { id: 'light', label: 'Light' },
              { id: 'dark', label: 'Dark' },
            ]}
            onChange={(theme) => mutate({ theme })}
          />
        </SettingRow>
        <SettingRow label="Density" detail="How tall the rows of a list are.">
          <Segmented
            label="Density"
            value={settings.density}
            options={[
              { id: 'comfortable', label: 'Comfortable' },
              { id: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => mutate({ density })}
          />
        </SettingRow>
      </PageSection>
      <PageSection title="Sending">
        <NumberSetting
          label="Time to undo"
          detail="How long a reply or a lead waits before it leaves. 0 sends at once."
          unit="seconds"
          min={0}
          max={60}
          value={settings.undoSeconds}
          onChange={(undoSeconds) => mutate({ undoSeconds })}
        />
        <TextSetting
          label="Lead source"
          detail="What a new lead says under Lead Source."
          maxLength={255}
          value={settings.leadSource}
          onChange={(leadSource) => mutate({ leadSource })}
        />
        <TextSetting
          label="Login address"
          detail="Where people sign in to your product, from https:// on. “Ask to sign in” puts it into a reply."
          maxLength={500}
          value={settings.loginUrl}
          onChange={(loginUrl) => mutate({ loginUrl })}
        />
      </PageSection>
      <SalesforceSettings settings={settings} />
      <PageSection title="First sync">
        <NumberSetting
          label="Conversations of the last"
          detail="Open conversations always come; closed ones only if they changed in this time."
          unit="months"
          min={1}
          max={60}
          value={settings.firstSyncMonths}
          onChange={(firstSyncMonths) => mutate({ firstSyncMonths })}
        />
      </PageSection>
    </>
  )
}

function About(): ReactNode {
  const { data } = useAppInfo()
  const open = useLayers((state) => state.open)
  if (!data) return null
  return (
    <PageSection title="This app">
      <SettingRow label="Version">
        {data.version} · {data.runtime} · {data.platform}
        {data.isPreview ? ' · preview' : ''}
      </SettingRow>
      <SettingRow label="Data folder" detail="The cache here is encrypted; its key is in the keychain.">
        <span className={styles.path}>{data.dataFolder}</span>
      </SettingRow>
      <SettingRow label="Keyboard">
        <Button size="small" command="help" onPress={() => open({ kind: 'shortcuts' })}>
          All shortcuts
        </Button>
      </SettingRow>
    </PageSection>
  )
}

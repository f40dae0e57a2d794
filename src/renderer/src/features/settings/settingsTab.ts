import { create } from 'zustand'
import type { CommandId } from '../../keys/shortcuts'
import { usePlace } from '../../state/place'

export type SettingsTab = 'general' | 'notifications' | 'mapping' | 'automations' | 'owners'

/** The pages of Settings, in their order; `command` leads to each from the palette. */
export const settingsTabs: ReadonlyArray<{
  readonly id: SettingsTab
  readonly label: string
  readonly command: CommandId
}> = [
  { id: 'general', label: 'General', command: 'goSettings' },
  { id: 'notifications', label: 'Notifications', command: 'goNotifications' },
  { id: 'mapping', label: 'Mapping', command: 'goMapping' },
  { id: 'automations', label: 'What Repdesk writes by itself', command: 'goAutomations' },
  { id: 'owners', label: 'Owners', command: 'goOwners' },
]

interface SettingsTabState {
  readonly tab: SettingsTab
  readonly show: (tab: SettingsTab) => void
}

/** Which page of Settings is in front; kept while the rep is elsewhere. */
export const useSettingsTab = create<SettingsTabState>((set) => ({
  tab: 'general',
  show: (tab) => set({ tab }),
}))

/** Opens Settings at one of its pages, from anywhere. */
export function openSettings(tab: SettingsTab): void {
  useSettingsTab.getState().show(tab)
  usePlace.getState().goTo('settings')
}

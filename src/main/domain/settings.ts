import type { Settings } from '../../contract/models'

/** What holds until the rep chooses otherwise. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  notifyNewConversations: true,
  hideNotificationContent: false,
  undoSeconds: 5,
  firstSyncMonths: 12,
  leadSource: 'Intercom',
  closeToTray: false,
  panelFields: {},
  matchKeys: { Lead: null, Contact: null, Account: null },
  caseFields: ['Subject', 'Description', 'Status', 'Priority', 'Origin'],
  caseOwner: 'org',
  taskForSeveralLeads: 'all',
  logConversationsSince: null,
  mappings: [],
  ownerOverrides: {},
  fallbackTeammateId: null,
  automaticWrites: { mapping: false, attributes: false, owners: false },
  automaticRefusals: {},
}

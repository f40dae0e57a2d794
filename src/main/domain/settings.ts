import { kindChoicesSchema, type QuietHours, type Settings } from '../../contract/models'

/** From the evening to the morning, weekends throughout; off until the rep wants them. */
const quietHours: QuietHours = {
  on: false,
  days: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ on: true, from: day < 5 ? '19:00' : '08:00', to: '08:00' })),
}

/** What holds until the rep chooses otherwise. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  notify: kindChoicesSchema.parse({}),
  quietHours,
  focus: { mode: 'off' },
  undoSeconds: 5,
  firstSyncMonths: 12,
  leadSource: 'Intercom',
  loginUrl: '',
  closeToTray: false,
  panelFields: {},
  matchKeys: { Lead: null, Contact: null, Account: null },
  caseFields: ['Subject', 'Description', 'Status', 'Priority', 'Origin'],
  caseOwner: 'org',
  taskForSeveralLeads: 'all',
  logConversationsSince: null,
  messageTasks: { one: true, audience: false },
  mappings: [],
  ownerOverrides: {},
  fallbackTeammateId: null,
  automaticWrites: { mapping: false, attributes: false, owners: false },
  automaticRefusals: {},
}

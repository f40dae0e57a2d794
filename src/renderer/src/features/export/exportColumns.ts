import { create } from 'zustand'
import type { ExportColumn, ExportField } from '../../../../contract/models'

/** The fixed columns by what they are called, in the order in which they are offered. */
export const columnLabels: Readonly<Record<ExportField, string>> = {
  name: 'Name',
  role: 'Role',
  email: 'Email',
  phone: 'Phone',
  company: 'Company',
  owner: 'Owner',
  country: 'Country',
  city: 'City',
  created: 'Created',
  signedUp: 'Signed up',
  lastSeen: 'Last seen',
  lastContacted: 'Last contacted',
  lastReplied: 'Last replied',
  lastActivity: 'Last activity',
  lastWords: 'Last words',
  unread: 'Unread',
  openConversations: 'Open conversations',
  match: 'In Salesforce',
  salesforceStatus: 'Salesforce status',
  tags: 'Tags',
  unsubscribed: 'Unsubscribed',
  userId: 'User ID',
  id: 'Intercom ID',
  link: 'Link to Intercom',
}

interface ExportColumnsState {
  readonly columns: readonly ExportColumn[]
  /** Whether the file begins with the byte order mark. */
  readonly mark: boolean
  readonly choose: (columns: readonly ExportColumn[]) => void
  readonly setMark: (mark: boolean) => void
}

/** What the last file had; kept while Repdesk runs. */
export const useExportColumns = create<ExportColumnsState>((set) => ({
  columns: ['name', 'email', 'role', 'company', 'owner', 'country', 'lastSeen', 'created', 'salesforceStatus'],
  mark: true,
  choose: (columns) => set({ columns }),
  setMark: (mark) => set({ mark }),
}))

import type { ExportColumn, ExportField } from '../../contract/models'
import type { PersonDetail } from '../store/types'

/** What a column's cells need beside the person. */
export interface CellContext {
  linkOf(personId: string): string
}

interface Field {
  header: string
  cell(person: PersonDetail, context: CellContext): string
}

const MATCH: Record<PersonDetail['match'], string> = {
  unknown: 'not looked up yet',
  none: 'not in Salesforce',
  lead: 'Lead',
  contact: 'Contact',
  several: 'several',
}

/** A time as ISO 8601 in UTC, which every spreadsheet sorts rightly as text; empty for none. */
const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())

const FIELDS: Record<ExportField, Field> = {
  name: { header: 'Name', cell: (person) => person.displayName },
  role: { header: 'Role', cell: (person) => person.role },
  email: { header: 'Email', cell: (person) => person.email ?? '' },
  phone: { header: 'Phone', cell: (person) => person.phone ?? '' },
  company: {
    header: 'Company',
    cell: (person) => person.companies.map((one) => one.name).join('; ') || (person.companyName ?? ''),
  },
  owner: { header: 'Owner', cell: (person) => person.ownerName ?? '' },
  country: { header: 'Country', cell: (person) => person.country ?? '' },
  city: { header: 'City', cell: (person) => person.city ?? '' },
  created: { header: 'Created (UTC)', cell: (person) => time(person.createdAt) },
  signedUp: { header: 'Signed up (UTC)', cell: (person) => time(person.signedUpAt) },
  lastSeen: { header: 'Last seen (UTC)', cell: (person) => time(person.lastSeenAt) },
  lastContacted: { header: 'Last contacted (UTC)', cell: (person) => time(person.lastContactedAt) },
  lastReplied: { header: 'Last replied (UTC)', cell: (person) => time(person.lastRepliedAt) },
  lastActivity: { header: 'Last activity (UTC)', cell: (person) => time(person.lastActivityAt) },
  lastWords: { header: 'Last words', cell: (person) => person.lastWords ?? '' },
  unread: { header: 'Unread', cell: (person) => String(person.unread) },
  openConversations: { header: 'Open conversations', cell: (person) => String(person.openConversations) },
  match: { header: 'In Salesforce', cell: (person) => MATCH[person.match] },
  salesforceStatus: { header: 'Salesforce status', cell: (person) => person.salesforceStatus ?? '' },
  tags: { header: 'Tags', cell: (person) => person.tags.join('; ') },
  unsubscribed: { header: 'Unsubscribed', cell: (person) => (person.unsubscribed ? 'yes' : 'no') },
  userId: { header: 'User ID', cell: (person) => person.externalId ?? '' },
  id: { header: 'Intercom ID', cell: (person) => person.id },
  link: { header: 'Link', cell: (person, context) => context.linkOf(person.id) },
}

const ATTRIBUTE = 'attribute:'

function isField(column: ExportColumn): column is ExportField {
  return Object.hasOwn(FIELDS, column)
}

/** The heading of a column; an attribute's is its name. */
export function headerOf(column: ExportColumn): string {
  return isField(column) ? FIELDS[column].header : column.slice(ATTRIBUTE.length)
}

/** What a person has in a column, as text; empty for nothing. */
export function cellOf(column: ExportColumn, person: PersonDetail, context: CellContext): string {
  if (isField(column)) return FIELDS[column].cell(person, context)
  const value = person.customAttributes[column.slice(ATTRIBUTE.length)]
  return value === null || value === undefined ? '' : String(value)
}

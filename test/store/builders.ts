import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { BookFilter } from '../../src/contract/commands'
import type {
  IntercomCompany,
  IntercomContact,
  IntercomConversation,
  IntercomPart,
} from '../../src/main/ports/intercom'
import type { Logger } from '../../src/main/ports/logger'
import type { SalesforceContactRow, SalesforceLeadRow } from '../../src/main/ports/salesforceRecords'
import { type OpenedStore, openStore } from '../../src/main/store/index'
import type { NewOutboxRow, OutboxRow, Store } from '../../src/main/store/types'

export const ME = '100'
export const OTHER = '200'
export const ORG = '00D1:0051'
export const NOW = Date.UTC(2026, 4, 4, 12)
export const DAY = 86_400_000

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }
export const KEY = Buffer.alloc(32, 7)

const folders: string[] = []
const open: Store[] = []
afterEach(() => {
  for (const store of open.splice(0)) store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A path in a folder of its own, removed after the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  folders.push(folder)
  return join(folder, 'cache.db')
}

/** Opens a store that is closed after the test. */
export function opened(file: string, key: Buffer = KEY, now = NOW): OpenedStore {
  const result = openStore({ file, key, logger: silent, now: () => now })
  open.push(result.store)
  return result
}

/** A fresh store of the rep `ME`, connected to `ORG`. */
export function newStore(): Store {
  const { store } = opened(newFile())
  store.setScope({ repId: ME, orgKey: ORG })
  store.teammates.replace(
    [
      { id: ME, name: 'Rae Rep', email: 'rae@example.com', teamIds: [] },
      { id: OTHER, name: 'Otto Other', email: 'otto@example.com', teamIds: [] },
    ],
    [{ id: '900', name: 'Support', adminIds: [OTHER] }],
  )
  return store
}

export function contact(values: Partial<IntercomContact> & { id: string }): IntercomContact {
  return {
    role: 'lead',
    externalId: null,
    email: `${values.id}@example.com`,
    phone: null,
    name: `Person ${values.id}`,
    ownerId: ME,
    createdAt: NOW - 100 * DAY,
    updatedAt: NOW - DAY,
    signedUpAt: null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    country: null,
    countryCode: null,
    continentCode: null,
    region: null,
    city: null,
    browser: null,
    os: null,
    referrer: null,
    utm: {},
    customAttributes: {},
    unsubscribed: false,
    emailTrouble: null,
    tagIds: [],
    companyIds: [],
    hasMoreCompanies: false,
    ...values,
  }
}

export function company(values: Partial<IntercomCompany> & { id: string }): IntercomCompany {
  return {
    companyId: null,
    name: `Company ${values.id}`,
    website: null,
    industry: null,
    size: null,
    plan: null,
    monthlySpend: null,
    customAttributes: {},
    updatedAt: NOW - DAY,
    ...values,
  }
}

export function part(values: Partial<IntercomPart> & { id: string }): IntercomPart {
  const text = values.bodyText ?? `Words of ${values.id}`
  return {
    partType: 'comment',
    authorType: 'person',
    authorId: 'p1',
    authorName: 'Pat',
    bodyHtml: `<p>${text}</p>`,
    bodyText: text,
    createdAt: NOW - DAY,
    assignedToId: null,
    attachments: [],
    appPackageCode: null,
    ...values,
  }
}

export function conversation(
  values: Partial<IntercomConversation> & { id: string; personId?: string },
): IntercomConversation {
  const { personId = 'p1', ...rest } = values
  const createdAt = values.createdAt ?? NOW - DAY
  return {
    createdAt,
    updatedAt: createdAt,
    state: 'open',
    title: null,
    waitingSince: null,
    snoozedUntil: null,
    assigneeId: null,
    teamId: null,
    contactIds: [personId],
    source: {
      ...part({ id: `s-${values.id}`, authorId: personId, createdAt, bodyText: `Hello from ${values.id}` }),
      deliveredAs: 'customer_initiated',
      subject: null,
    },
    firstContactReplyAt: null,
    tags: [],
    isTicket: false,
    parts: null,
    partsTotal: null,
    ...rest,
  }
}

export function leadRow(values: Partial<SalesforceLeadRow> & { id: string }): SalesforceLeadRow {
  return {
    name: `Lead ${values.id}`,
    firstName: null,
    lastName: `Lead ${values.id}`,
    email: 'p1@example.com',
    company: 'Acme',
    title: null,
    phone: null,
    status: 'Open - Not Contacted',
    leadSource: 'Intercom',
    ownerId: '0051',
    ownerName: 'Rae Rep',
    isConverted: false,
    convertedContactId: null,
    convertedAccountId: null,
    createdById: '0051',
    createdAt: NOW - 10 * DAY,
    modifiedAt: NOW - 5 * DAY,
    ...values,
  }
}

export function contactRow(values: Partial<SalesforceContactRow> & { id: string }): SalesforceContactRow {
  return {
    name: `Contact ${values.id}`,
    email: 'p1@example.com',
    title: null,
    phone: null,
    accountId: null,
    accountName: null,
    accountOwnerName: null,
    ownerId: '0051',
    ownerName: 'Rae Rep',
    createdAt: NOW - 10 * DAY,
    modifiedAt: NOW - 5 * DAY,
    ...values,
  }
}

export function item(values: Partial<OutboxRow> & { id: string }): NewOutboxRow {
  return {
    kind: 'conversation.reply',
    service: 'intercom',
    orgKey: null,
    lane: 'conversation:c1',
    state: 'queued',
    personId: 'p1',
    conversationId: 'c1',
    payload: { text: 'Hi' },
    outcome: null,
    code: null,
    message: null,
    fields: {},
    attempts: 0,
    attemptServerTime: null,
    nextAt: null,
    blockedOn: null,
    createdAt: NOW,
    doneAt: null,
    ...values,
  }
}

export const everybody: BookFilter = {
  role: null,
  match: [],
  unreadOnly: false,
  openOnly: false,
  silentDays: null,
  text: '',
}

/** The whole book in one page. */
export function book(store: Store, filter: Partial<BookFilter> = {}, sort = 'activity' as const, descending = true) {
  return store.people.list({
    filter: { ...everybody, ...filter },
    sort,
    descending,
    offset: 0,
    limit: 1000,
    now: NOW,
  })
}

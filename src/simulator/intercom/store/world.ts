import type { SimClock } from '../../shared/clock'
import type { Random } from '../../shared/random'
import type { IntercomSeed } from '../../types'
import { createAccess, type Access } from '../auth'
import { defaultSettings, type IntercomSettings } from '../settings'
import { createIds, type Ids } from './ids'
import type {
  AdminRow,
  CompanyRow,
  ContactRow,
  ConversationRow,
  DataAttributeRow,
  DeletedConversation,
  EventRow,
  MessageRow,
  NoteRow,
  SegmentRow,
  TicketRow,
} from './rows'
import { createTable, type Table } from './table'

/** Contact fields with a kept order. */
export type ContactSort = 'created_at' | 'updated_at' | 'last_seen_at'
/** Ways to find contacts without looking at all of them. */
export type ContactGroup = 'owner' | 'email' | 'external' | 'company' | 'tag'
/** Conversation fields with a kept order. */
export type ConversationSort = 'created_at' | 'updated_at'
/** Ways to find conversations without looking at all of them. */
export type ConversationGroup = 'contact' | 'source' | 'assignee' | 'team' | 'tag'

/** Everything the workspace holds, with its clock, access and settings. */
export interface World {
  readonly clock: SimClock
  readonly settings: IntercomSettings
  readonly access: Access
  readonly ids: Ids
  /** Seconds since the epoch, as the service sees it. */
  now(): number
  /** Where downloads are served; set once the stand-in listens. */
  filesUrl: string
  readonly files: Map<string, { contentType: string; data: Buffer }>
  readonly app: IntercomSeed['app']
  readonly admins: Map<string, AdminRow>
  readonly teams: Map<string, { id: string; name: string; admin_ids: string[] }>
  readonly tags: Map<string, { id: string; name: string }>
  readonly segments: Map<string, SegmentRow>
  readonly macros: { id: string; name: string; body: string; created_at: number; updated_at: number }[]
  readonly companies: Table<CompanyRow, 'created_at', 'company_id'>
  readonly contacts: Table<ContactRow, ContactSort, ContactGroup>
  readonly conversations: Table<ConversationRow, ConversationSort, ConversationGroup>
  readonly tickets: Map<string, TicketRow>
  readonly notes: Table<NoteRow, 'created_at', 'contact' | 'company'>
  readonly messages: Map<string, MessageRow>
  readonly events: Table<EventRow, 'created_at', 'contact'>
  readonly dataAttributes: DataAttributeRow[]
  /** Merged contacts' ids to the surviving contact's id. */
  readonly merged: Map<string, string>
  /** External ids of merged contacts to those contacts' own ids. */
  readonly mergedExternalIds: Map<string, string>
  readonly deletedConversations: DeletedConversation[]
  /** Contacts made since the start, with the second they were made: search and messages may lag behind. */
  readonly fresh: Map<string, number>
  /** Snoozed conversations, woken when the clock passes their time. */
  readonly snoozed: Set<ConversationRow>
  /** The one scroll over companies that an app may have. */
  scroll: { param: string; ids: string[]; position: number; expiresAt: number } | undefined
  /** Search results of the current version of a table. */
  readonly searchCache: Map<string, { version: number; rows: readonly unknown[] }>
}

/** What an empty workspace needs. */
export interface WorldOptions {
  clock: SimClock
  random: Random
  app: IntercomSeed['app']
  token: string
}

/** A workspace without people. */
export function createWorld({ clock, random, app, token }: WorldOptions): World {
  return {
    clock,
    settings: defaultSettings(),
    access: createAccess(token),
    ids: createIds(random),
    now: () => Math.floor(clock.now() / 1000),
    filesUrl: '',
    files: new Map(),
    app,
    admins: new Map(),
    teams: new Map(),
    tags: new Map(),
    segments: new Map(),
    macros: [],
    companies: createTable({ created_at: (row) => row.created_at }, { company_id: (row) => [row.company_id] }),
    contacts: createTable<ContactRow, ContactSort, ContactGroup>(
      {
        created_at: (row) => row.created_at,
        updated_at: (row) => row.updated_at,
        last_seen_at: (row) => row.last_seen_at,
      },
      {
        owner: (row) => [row.owner_id ?? ''],
        email: (row) => (row.email ? [row.email.toLowerCase()] : []),
        external: (row) => (row.external_id ? [row.external_id] : []),
        company: (row) => row.companyIds,
        tag: (row) => row.tags.map((tag) => tag.id),
      },
    ),
    conversations: createTable<ConversationRow, ConversationSort, ConversationGroup>(
      { created_at: (row) => row.created_at, updated_at: (row) => row.updated_at },
      {
        contact: (row) => row.contactIds,
        source: (row) => [row.source.id],
        assignee: (row) => [row.adminAssigneeId ?? '0'],
        team: (row) => [row.teamAssigneeId ?? '0'],
        tag: (row) => row.tags.map((tag) => tag.id),
      },
    ),
    tickets: new Map(),
    notes: createTable<NoteRow, 'created_at', 'contact' | 'company'>(
      { created_at: (row) => row.created_at },
      {
        contact: (row) => (row.contactId ? [row.contactId] : []),
        company: (row) => (row.companyId ? [row.companyId] : []),
      },
    ),
    messages: new Map(),
    events: createTable<EventRow, 'created_at', 'contact'>(
      { created_at: (row) => row.created_at },
      { contact: (row) => [row.contactId] },
    ),
    dataAttributes: [],
    merged: new Map(),
    mergedExternalIds: new Map(),
    deletedConversations: [],
    fresh: new Map(),
    snoozed: new Set(),
    scroll: undefined,
    searchCache: new Map(),
  }
}

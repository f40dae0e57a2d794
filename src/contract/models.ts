import { z } from 'zod'
import { errorCodeSchema } from './result'

/** Times are milliseconds since the epoch, UTC, unless a name says otherwise. */
const time = z.number()
const maybeTime = z.number().nullable()
const maybeText = z.string().nullable()

/** How a person corresponds to the org (article "Salesforce app", multiple-match rules). `unknown`: not looked up yet. */
export const matchKindSchema = z.enum(['unknown', 'none', 'lead', 'contact', 'several'])
export type MatchKind = z.infer<typeof matchKindSchema>

export const roleSchema = z.enum(['lead', 'user'])
export type Role = z.infer<typeof roleSchema>

/** The states of DESIGN.md section 6. */
export const outboxStateSchema = z.enum([
  'held',
  'queued',
  'sending',
  'done',
  'blocked',
  'waiting',
  'unknown',
  'needs_attention',
  'discarded',
])
export type OutboxState = z.infer<typeof outboxStateSchema>

export const outboxKindSchema = z.enum(['lead.create', 'conversation.reply', 'conversation.note', 'person.update'])
export type OutboxKind = z.infer<typeof outboxKindSchema>

export const teammateSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  isMe: z.boolean(),
})
export type Teammate = z.infer<typeof teammateSchema>

/** One row of My book: who, company, last words, Salesforce status, owner, unread, waiting to send. */
export const personRowSchema = z.object({
  id: z.string(),
  role: roleSchema,
  /** Never empty: the name, else the email, else the phone, else "Unnamed lead" or "Unnamed user". */
  displayName: z.string(),
  email: maybeText,
  companyName: maybeText,
  ownerId: maybeText,
  ownerName: maybeText,
  isMine: z.boolean(),
  lastWords: maybeText,
  /** Who spoke the last words: the person, the rep, another teammate, a bot. */
  lastWordsBy: z.enum(['person', 'me', 'teammate', 'bot']).nullable(),
  lastActivityAt: maybeTime,
  lastSeenAt: maybeTime,
  createdAt: maybeTime,
  country: maybeText,
  unread: z.number(),
  openConversations: z.number(),
  match: matchKindSchema,
  matchCount: z.number(),
  /** Lead status, or "Contact"; null where there is no single match. */
  salesforceStatus: maybeText,
  /** Unsent outbox items that concern this person. */
  pending: z.number(),
  /** Those of them that need the rep. */
  needsYou: z.number(),
})
export type PersonRow = z.infer<typeof personRowSchema>

export const companySchema = z.object({
  id: z.string(),
  companyId: maybeText,
  name: z.string(),
  website: maybeText,
  industry: maybeText,
  size: z.number().nullable(),
  plan: maybeText,
  monthlySpend: z.number().nullable(),
})
export type Company = z.infer<typeof companySchema>

export const personSchema = personRowSchema.extend({
  name: maybeText,
  phone: maybeText,
  externalId: maybeText,
  signedUpAt: maybeTime,
  lastContactedAt: maybeTime,
  lastRepliedAt: maybeTime,
  updatedAt: maybeTime,
  city: maybeText,
  region: maybeText,
  countryCode: maybeText,
  browser: maybeText,
  os: maybeText,
  referrer: maybeText,
  utm: z.record(z.string(), z.string()),
  customAttributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  unsubscribed: z.boolean(),
  tags: z.array(z.string()),
  companies: z.array(companySchema),
  /** A guest is not in the book: unowned or owned by another, cached since a conversation is assigned to the rep. */
  isGuest: z.boolean(),
  intercomUrl: z.string(),
  /** When this desktop last read the person from Intercom. */
  fetchedAt: time,
})
export type Person = z.infer<typeof personSchema>

export const conversationStateSchema = z.enum(['open', 'closed', 'snoozed'])

export const conversationRowSchema = z.object({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  personRole: roleSchema,
  companyName: maybeText,
  title: maybeText,
  snippet: z.string(),
  snippetBy: z.enum(['person', 'me', 'teammate', 'bot']),
  state: conversationStateSchema,
  unread: z.boolean(),
  createdAt: time,
  updatedAt: time,
  waitingSince: maybeTime,
  snoozedUntil: maybeTime,
  assigneeId: maybeText,
  assigneeName: maybeText,
  assignedToMe: z.boolean(),
  personIsMine: z.boolean(),
  pending: z.number(),
  needsYou: z.number(),
})
export type ConversationRow = z.infer<typeof conversationRowSchema>

export const attachmentSchema = z.object({
  name: z.string(),
  contentType: maybeText,
  size: z.number().nullable(),
  url: z.string(),
})

/** Where a write made here stands, shown at its own place. */
export const sendingSchema = z.object({
  itemId: z.string(),
  state: outboxStateSchema,
  code: errorCodeSchema.nullable(),
  message: maybeText,
  /** While `held`: until when it can be undone. */
  heldUntil: maybeTime,
})
export type Sending = z.infer<typeof sendingSchema>

export const partSchema = z.object({
  id: z.string(),
  /** `event`: assigned, closed, snoozed and the like, without words of its own. */
  kind: z.enum(['message', 'note', 'event']),
  authorType: z.enum(['person', 'me', 'teammate', 'bot']),
  authorName: z.string(),
  /** Sanitised in main to a closed list of tags; no scripts, no images that load by themselves. */
  bodyHtml: z.string(),
  bodyText: z.string(),
  /** For events: what happened, in words. */
  eventText: maybeText,
  createdAt: time,
  attachments: z.array(attachmentSchema),
  /** Set while the part is an outbox item of this desktop that the service has not confirmed. */
  sending: sendingSchema.nullable(),
})
export type Part = z.infer<typeof partSchema>

export const conversationSchema = conversationRowSchema.extend({
  parts: z.array(partSchema),
  /** Parts known to exist beyond the 500 that the API returns. */
  truncated: z.boolean(),
  /** False while only the header is cached and the parts are still to come. */
  partsLoaded: z.boolean(),
  intercomUrl: z.string(),
  fetchedAt: maybeTime,
})
export type Conversation = z.infer<typeof conversationSchema>

export const salesforceRecordSchema = z.object({
  object: z.enum(['Lead', 'Contact']),
  id: z.string(),
  name: z.string(),
  email: maybeText,
  title: maybeText,
  company: maybeText,
  phone: maybeText,
  status: maybeText,
  leadSource: maybeText,
  ownerId: maybeText,
  ownerName: maybeText,
  ownerIsMe: z.boolean(),
  accountName: maybeText,
  accountOwnerName: maybeText,
  isConverted: z.boolean(),
  url: z.string(),
  modifiedAt: time,
  fetchedAt: time,
})
export type SalesforceRecord = z.infer<typeof salesforceRecordSchema>

/** The Salesforce panel of one person: the match, its records, what can be done, and what is on its way. */
export const salesforcePanelSchema = z.object({
  connected: z.boolean(),
  match: matchKindSchema,
  records: z.array(salesforceRecordSchema),
  /** A link that lists all matching records in Salesforce, where there are several. */
  searchUrl: maybeText,
  /** Why "Create lead" cannot be used now (no email, not connected), in words; null when it can. */
  createLeadBlocked: maybeText,
  /** Leads of this person still in the outbox, newest first. */
  pendingLeads: z.array(
    z.object({
      item: sendingSchema,
      name: z.string(),
      company: z.string(),
      createdAt: time,
    }),
  ),
  checkedAt: maybeTime,
})
export type SalesforcePanel = z.infer<typeof salesforcePanelSchema>

/** One input of the Create lead form. */
export const formFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'email', 'phone', 'picklist', 'owner']),
  value: z.string(),
  required: z.boolean(),
  maxLength: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** True where the value is `[not provided]`, put in because Salesforce needs one. */
  placeholder: z.boolean(),
  /** The Intercom attribute the value came from; where set, a corrected value can be saved there too. */
  intercomAttribute: z.enum(['name', 'email', 'phone']).nullable(),
})
export type FormField = z.infer<typeof formFieldSchema>

export const leadFormSchema = z.object({
  personId: z.string(),
  personName: z.string(),
  fields: z.array(formFieldSchema),
  ready: z.boolean(),
  blocked: maybeText,
  /** Records this person already has in Salesforce: shown first, creating another is a second, explicit choice. */
  existing: z.array(salesforceRecordSchema),
})
export type LeadForm = z.infer<typeof leadFormSchema>

/** A record that Salesforce's duplicate rule named. */
export const duplicateChoiceSchema = z.object({
  object: z.string(),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  url: z.string(),
})
export type DuplicateChoice = z.infer<typeof duplicateChoiceSchema>

export const outboxItemSchema = z.object({
  id: z.string(),
  kind: outboxKindSchema,
  service: z.enum(['intercom', 'salesforce']),
  state: outboxStateSchema,
  /** What it does, in the rep's words: "Create lead", "Reply", "Note". */
  title: z.string(),
  personId: maybeText,
  personName: z.string(),
  conversationId: maybeText,
  /** The gist of what is written: the reply's text, the Lead's name and company. */
  summary: z.string(),
  code: errorCodeSchema.nullable(),
  message: maybeText,
  fields: z.record(z.string(), z.string()),
  attempts: z.number(),
  createdAt: time,
  updatedAt: time,
  /** held: until when it can be undone; waiting: when it is tried next. */
  nextAt: maybeTime,
  doneAt: maybeTime,
  resultUrl: maybeText,
  /** Where the code is `duplicate`: the records to choose from, and whether creating anyway is allowed. */
  duplicates: z.array(duplicateChoiceSchema),
  canCreateAnyway: z.boolean(),
  /** The values as written, so that the rep can edit and send again. */
  values: z.record(z.string(), z.string()),
  canUndo: z.boolean(),
  canEdit: z.boolean(),
  canRetry: z.boolean(),
  canDiscard: z.boolean(),
})
export type OutboxItem = z.infer<typeof outboxItemSchema>

export const searchHitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.string(), title: z.string(), detail: z.string(), role: roleSchema }),
  z.object({ kind: z.literal('company'), id: z.string(), title: z.string(), detail: z.string(), people: z.number() }),
  z.object({
    kind: z.literal('message'),
    id: z.string(),
    conversationId: z.string(),
    title: z.string(),
    /** The text around the hit; the hit itself between U+0002 and U+0003. */
    detail: z.string(),
    at: time,
  }),
])
export type SearchHit = z.infer<typeof searchHitSchema>

/** The state of one service's connection. `checked`: when the service last answered. */
export const connectionStateSchema = z.enum([
  'absent',
  'connecting',
  'connected',
  'offline',
  'sign_in_again',
  'restricted',
])
export type ConnectionState = z.infer<typeof connectionStateSchema>

export const streamStatusSchema = z.object({
  name: z.string(),
  label: z.string(),
  state: z.enum(['never', 'running', 'done', 'stopped', 'failed']),
  done: z.number(),
  total: z.number().nullable(),
  lastFinishedAt: maybeTime,
  errorCode: errorCodeSchema.nullable(),
  errorMessage: maybeText,
})
export type StreamStatus = z.infer<typeof streamStatusSchema>

/** The one line at the bottom left, and what Health shows. */
export const syncStatusSchema = z.object({
  state: z.enum(['idle', 'first_sync', 'syncing', 'paused', 'offline', 'sign_in_again', 'not_connected', 'failed']),
  /** Of the first sync: rows so far and in all, where known. */
  done: z.number(),
  total: z.number().nullable(),
  lastSyncedAt: maybeTime,
  offlineSince: maybeTime,
  waitingToSend: z.number(),
  needsYou: z.number(),
  message: maybeText,
  streams: z.array(streamStatusSchema),
  salesforceApi: z.object({ used: z.number(), limit: z.number() }).nullable(),
})
export type SyncStatus = z.infer<typeof syncStatusSchema>

export const accountSchema = z.object({
  /** The demo workspace runs inside the app on stand-ins. */
  isDemo: z.boolean(),
  /** Where secrets are kept: the OS keychain, or memory only ("not remembered"). */
  vault: z.enum(['keychain', 'memory', 'locked']),
  /**
   * Why the cache could not be opened: `locked` (unlock the keychain and try again), `credentials_unavailable` (its key
   * is gone: a fresh cache can be started, the old file is kept), `newer_store` (made by a newer Repdesk).
   */
  problem: z.object({ code: errorCodeSchema, message: z.string() }).nullable(),
  intercom: z
    .object({
      state: connectionStateSchema,
      workspaceName: z.string(),
      workspaceId: z.string(),
      region: z.string(),
      rep: teammateSchema,
      /** True where the rep is another teammate than the one whose email Salesforce authenticated. */
      actsAsAnother: z.boolean(),
      message: maybeText,
    })
    .nullable(),
  salesforce: z
    .object({
      state: connectionStateSchema,
      orgId: z.string(),
      userName: z.string(),
      userEmail: z.string(),
      instanceUrl: z.string(),
      loginHost: z.string(),
      message: maybeText,
    })
    .nullable(),
})
export type Account = z.infer<typeof accountSchema>

/** One thing that connecting looks at, with its own remedy where it failed. */
export const connectionCheckSchema = z.object({
  name: z.string(),
  label: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  message: z.string(),
  remedy: maybeText,
})
export type ConnectionCheck = z.infer<typeof connectionCheckSchema>

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  notifyNewConversations: z.boolean(),
  hideNotificationContent: z.boolean(),
  /** Seconds during which a reply or a Lead can be undone before it is sent: 0 to 60. */
  undoSeconds: z.number().int().min(0).max(60),
  /** First sync takes open conversations and those updated in the last so many months: 1 to 60. */
  firstSyncMonths: z.number().int().min(1).max(60),
  /** What a new Lead's source says. */
  leadSource: z.string().min(1).max(255),
  closeToTray: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>

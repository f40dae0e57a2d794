import { z } from 'zod'
import {
  accountSchema,
  connectionCheckSchema,
  conversationRowSchema,
  outboxItemSchema,
  personRowSchema,
  personSchema,
  segmentFilterSchema,
  settingsChangeSchema,
  settingsSchema,
  syncStatusSchema,
  teammateSchema,
} from './models'
import { bookFilterSchema, bookSortSchema } from './bookQuery'
import { bulkCommands } from './bulkCommands'
import { conversationCommands } from './conversationCommands'
import { exportCommands } from './exportCommands'
import { fileCommands } from './fileCommands'
import { liveCommands } from './liveCommands'
import { mappingCommands } from './mappingCommands'
import { matchingCommands } from './matchingCommands'
import { mergeCommands } from './mergeCommands'
import { messageCommands } from './messageCommands'
import { newsCommands } from './newsCommands'
import { notificationCommands } from './notificationCommands'
import { ownerCommands } from './ownerCommands'
import { personCommands } from './personCommands'
import { placeCommands } from './placeCommands'
import { healthCommands } from './healthCommands'
import { salesforceCommands } from './salesforceCommands'
import { searchCommands } from './searchCommands'
import { segmentCommands } from './segmentCommands'
import { creationCommands } from './creationCommands'

export { bookFilterSchema, bookSortSchema, type BookFilter, type BookSort } from './bookQuery'
export { conversationViewSchema, type ConversationView } from './conversationCommands'

const nothing = z.object({}).strict()
const done = z.object({ done: z.literal(true) })
const id = z.string().min(1).max(200)
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) }

/** `null` base URL means the region's own host. */
const intercomEndpoint = z
  .object({
    token: z.string().trim().min(1, 'Paste the access token').max(500),
    region: z.enum(['US', 'EU', 'AU', 'custom']),
    baseUrl: z.string().max(500).nullable(),
  })
  .strict()

/**
 * Everything the renderer can ask of main: name to input and output. Main parses the input, runs, parses the output.
 * The preload lists exactly these names; a channel that is not here cannot exist.
 */
export const commands = {
  ...healthCommands,
  ...salesforceCommands,
  ...bulkCommands,
  ...conversationCommands,
  ...creationCommands,
  ...exportCommands,
  ...fileCommands,
  ...liveCommands,
  ...newsCommands,
  ...notificationCommands,
  ...searchCommands,
  ...segmentCommands,
  ...ownerCommands,
  ...personCommands,
  ...placeCommands,
  ...mappingCommands,
  ...matchingCommands,
  ...mergeCommands,
  ...messageCommands,
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      platform: z.string(),
      runtime: z.string(),
      isPackaged: z.boolean(),
      isPreview: z.boolean(),
      dataFolder: z.string(),
    }),
  },
  /** Opens an https, mailto or tel link outside. Anything else is refused. */
  'app.openLink': { input: z.object({ url: z.string().max(4000) }).strict(), output: done },
  /** Tells main what is in front, so that it does not announce the conversation the rep is looking at. */
  'app.setFront': { input: z.object({ conversationId: id.nullable() }).strict(), output: done },

  'account.get': { input: nothing, output: accountSchema },
  /** Leaves the demo for connecting real accounts (or comes back to it while none is connected). */
  'account.useDemo': { input: z.object({ on: z.boolean() }).strict(), output: done },

  /** Opens the cache again, after the keychain was unlocked or another problem was dealt with. */
  'account.retry': { input: nothing, output: accountSchema },
  /** Where the key of the cache is gone: sets the old file aside and starts a fresh one. */
  'account.startFresh': { input: nothing, output: accountSchema },

  /** Looks at token, region, identity, scopes and plan without storing anything. */
  'intercom.check': {
    input: intercomEndpoint,
    output: z.object({
      checks: z.array(connectionCheckSchema),
      usable: z.boolean(),
      workspaceName: z.string().nullable(),
      teammates: z.array(teammateSchema),
      /** The teammate with the Salesforce user's email, else the token's own. */
      suggestedTeammateId: z.string().nullable(),
    }),
  },
  'intercom.connect': { input: intercomEndpoint.extend({ teammateId: id }).strict(), output: accountSchema },
  'intercom.disconnect': { input: z.object({ deleteCache: z.boolean() }).strict(), output: accountSchema },

  /** Opens the system browser; answers when the rep has approved, refused, cancelled, or after 5 minutes. */
  'salesforce.connect': {
    input: z
      .object({
        clientId: z.string().trim().min(1, 'Enter the consumer key').max(500),
        loginHost: z.string().trim().min(1).max(500),
      })
      .strict(),
    output: accountSchema,
  },
  'salesforce.cancelConnect': { input: nothing, output: done },
  /** What deleting the cache of this org would take: records, and writes not sent; null where no cache is open. */
  'salesforce.leaving': {
    input: nothing,
    output: z
      .object({
        records: z.number(),
        unsent: z.number(),
        /** The oldest few of the unsent. */
        samples: z.array(z.object({ title: z.string(), personName: z.string(), summary: z.string() })),
      })
      .nullable(),
  },
  /** Revokes the sign-in and deletes its credentials; `deleteCache` also what `salesforce.leaving` tells. */
  'salesforce.disconnect': {
    input: z.object({ deleteCache: z.boolean().default(false) }).strict(),
    output: accountSchema,
  },

  'sync.status': { input: nothing, output: syncStatusSchema },
  'sync.now': { input: nothing, output: done },
  'sync.pause': { input: nothing, output: done },
  'sync.resume': { input: nothing, output: done },
  /** The window has shown what the first sync brought: it is not said again. */
  'sync.arrivedSeen': { input: nothing, output: done },

  'book.list': {
    input: z
      .object({
        filter: bookFilterSchema,
        /** Beside the filter; with a condition on the owner it is about everybody on this desk. */
        segment: segmentFilterSchema.nullable().default(null),
        sort: bookSortSchema.default('activity'),
        descending: z.boolean().default(true),
        ...page,
      })
      .strict(),
    output: z.object({ rows: z.array(personRowSchema), total: z.number(), bookTotal: z.number() }),
  },
  'people.get': { input: z.object({ personId: id }).strict(), output: personSchema },
  'people.refresh': { input: z.object({ personId: id }).strict(), output: personSchema },
  'people.conversations': {
    input: z.object({ personId: id }).strict(),
    output: z.object({ rows: z.array(conversationRowSchema) }),
  },
  'company.get': {
    input: z.object({ companyId: id, ...page }).strict(),
    output: z.object({ name: z.string(), rows: z.array(personRowSchema), total: z.number() }),
  },

  'outbox.list': {
    input: z.object({ show: z.enum(['unsent', 'sent', 'discarded']).default('unsent'), ...page }).strict(),
    output: z.object({ rows: z.array(outboxItemSchema), total: z.number(), unsent: z.number(), needsYou: z.number() }),
  },
  'outbox.get': { input: z.object({ itemId: id }).strict(), output: outboxItemSchema },
  /** Only while the item is held. The reply's text comes back in `values.text`. */
  'outbox.undo': { input: z.object({ itemId: id }).strict(), output: outboxItemSchema },
  'outbox.retry': { input: z.object({ itemId: id }).strict(), output: outboxItemSchema },
  'outbox.discard': { input: z.object({ itemId: id }).strict(), output: outboxItemSchema },
  'outbox.edit': {
    input: z.object({ itemId: id, values: z.record(z.string().max(80), z.string().max(32_000)) }).strict(),
    output: outboxItemSchema,
  },
  /** Answers Salesforce's duplicate question: use the record it named, or create anyway. */
  'outbox.resolveDuplicate': {
    input: z
      .object({
        itemId: id,
        choice: z.discriminatedUnion('use', [
          z.object({ use: z.literal('existing'), recordId: id }),
          z.object({ use: z.literal('create') }),
        ]),
      })
      .strict(),
    output: outboxItemSchema,
  },
  /** For an item whose outcome could not be proved: the rep says whether it arrived. */
  'outbox.settleUnknown': { input: z.object({ itemId: id, arrived: z.boolean() }).strict(), output: outboxItemSchema },

  'settings.get': { input: nothing, output: settingsSchema },
  'settings.update': { input: settingsChangeSchema, output: settingsSchema },
} as const

export type CommandName = keyof typeof commands
/** What a caller gives (defaults may be left out). */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>
/** What a handler gets, parsed. */
export type ParsedInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>

export const commandNames = Object.keys(commands) as CommandName[]

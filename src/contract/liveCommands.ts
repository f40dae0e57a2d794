import { z } from 'zod'
import { bookFilterSchema } from './bookQuery'
import {
  liveConversationRowSchema,
  liveConversationSchema,
  livePersonRowSchema,
  livePersonSchema,
  lookUpSchema,
  notAskedSchema,
  outboxItemSchema,
  segmentFilterSchema,
} from './models'
import { time } from './models/values'

const id = z.string().min(1).max(200)
const cursor = z.string().max(4000).nullable().default(null)

/**
 * What is asked of the services for the rep, there and then: part of the one map of commands. Its answers are shown and not
 * kept; what claims or takes something brings that into the cache. All of it fails with `offline` without a network.
 */
export const liveCommands = {
  /**
   * A page of people whose owner is another teammate or nobody, by a filter that `liveOwnerOf` tells is such; the newest
   * change first. `total`: as Intercom counts, null where some were cut here.
   */
  'live.people': {
    input: z.object({ filter: bookFilterSchema, segment: segmentFilterSchema, cursor }).strict(),
    output: z.object({
      rows: z.array(livePersonRowSchema),
      next: z.string().nullable(),
      total: z.number().nullable(),
      notAsked: notAskedSchema,
      askedAt: time,
    }),
  },
  /** A page of the open conversations that no teammate and no team has. */
  'live.unassigned': {
    input: z.object({ cursor }).strict(),
    output: z.object({
      rows: z.array(liveConversationRowSchema),
      next: z.string().nullable(),
      total: z.number().nullable(),
      askedAt: time,
    }),
  },
  /**
   * People in Intercom, and Leads and Contacts in Salesforce, by name, email or phone. A service that does not answer says
   * so beside what the other found.
   */
  'live.lookUp': { input: z.object({ text: z.string().trim().max(200) }).strict(), output: lookUpSchema },
  /**
   * Makes a record of Salesforce the one of a person whose match it fits: read anew, then chosen. `not_found` where the two
   * do not match.
   */
  'live.link': {
    input: z.object({ personId: id, recordId: id }).strict(),
    output: z.object({ done: z.literal(true) }),
  },
  'live.person': { input: z.object({ personId: id }).strict(), output: livePersonSchema },
  'live.conversation': { input: z.object({ conversationId: id }).strict(), output: liveConversationSchema },
  /**
   * Makes the rep the owner: one outbox item, and the person is in the book at once. `ownerId`: whose the rep saw them to be;
   * `conflict` where that has changed.
   */
  'live.claim': { input: z.object({ personId: id, ownerId: id.nullable() }).strict(), output: outboxItemSchema },
  /**
   * Assigns a conversation that nobody has to the rep: one outbox item; it and its person are on this desk at once.
   * `conflict` where somebody has it by now.
   */
  'live.take': { input: z.object({ conversationId: id }).strict(), output: outboxItemSchema },
} as const

import { z } from 'zod'
import { ownerStorySchema } from './owners'
import { time, maybeTime, maybeText } from './values'

/** How a person corresponds to the org (article "Salesforce app", multiple-match rules). `unknown`: not looked up yet. */
export const matchKindSchema = z.enum(['unknown', 'none', 'lead', 'contact', 'several'])
export type MatchKind = z.infer<typeof matchKindSchema>

export const roleSchema = z.enum(['lead', 'user'])
export type Role = z.infer<typeof roleSchema>

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
  /** Why the owner is not to be changed here, as a sentence; null where it can be. */
  ownerLock: maybeText,
  /** The record in Salesforce that the owner came from; null where it did not. */
  ownerFrom: z.enum(['account', 'contact', 'lead']).nullable(),
  ownership: ownerStorySchema,
  /** When this desktop last read the person from Intercom. */
  fetchedAt: time,
})
export type Person = z.infer<typeof personSchema>

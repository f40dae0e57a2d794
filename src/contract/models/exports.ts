import { z } from 'zod'

/** Columns of a list of people in a file, in the order in which they are offered. */
export const exportFieldSchema = z.enum([
  'name',
  'role',
  'email',
  'phone',
  'company',
  'owner',
  'country',
  'city',
  'created',
  'signedUp',
  'lastSeen',
  'lastContacted',
  'lastReplied',
  'lastActivity',
  'lastWords',
  'unread',
  'openConversations',
  'match',
  'salesforceStatus',
  'tags',
  'unsubscribed',
  'userId',
  'id',
  'link',
])
export type ExportField = z.infer<typeof exportFieldSchema>

/** One of them, or an attribute of the workspace's own: `attribute:<name>`. */
export const exportColumnSchema = z.union([
  exportFieldSchema,
  z.templateLiteral([z.literal('attribute:'), z.string().min(1).max(200)]),
])
export type ExportColumn = z.infer<typeof exportColumnSchema>

import { z } from 'zod'
import { errorCodeSchema } from '../result'
import { maybeTime, maybeText } from './values'

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

/** What a first sync brought: said once, when it has ended. */
export const arrivedSchema = z.object({
  /** "First sync finished in 4 minutes". */
  title: z.string(),
  /** What there is now, and what is left to do. */
  text: z.string(),
  /** What is best done next: connect Salesforce, settle several matches, or open the book. */
  next: z.enum(['connectSalesforce', 'chooseMatches', 'openBook']),
})
export type Arrived = z.infer<typeof arrivedSchema>

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
  /** Until the window has shown it (`sync.arrivedSeen`); null ever after. */
  arrived: arrivedSchema.nullable(),
  streams: z.array(streamStatusSchema),
  /** Calls of the last 24 hours by everybody in the org, and what Repdesk does about it: see domain/salesforce/pace. */
  salesforceApi: z
    .object({ used: z.number(), limit: z.number(), pace: z.enum(['full', 'slow', 'onRequest']) })
    .nullable(),
})
export type SyncStatus = z.infer<typeof syncStatusSchema>

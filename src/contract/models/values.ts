import { z } from 'zod'

/** Milliseconds since the epoch, UTC: every time of the contract, unless its name says otherwise. */
export const time = z.number()
export const maybeTime = z.number().nullable()
export const maybeText = z.string().nullable()

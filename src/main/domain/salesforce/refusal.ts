import { z } from 'zod'
import type { Failure } from '../failure'

/** What is kept of a service's refusal, so that its cause can be explained later. Never logged. */
const refusalSchema = z.object({
  serviceCode: z.string(),
  /** The service's own message, whole. */
  said: z.string(),
  /** API names of the fields it named. */
  fields: z.array(z.string()),
})
export type KeptRefusal = z.infer<typeof refusalSchema>

/** The part of a failure worth keeping; null where the service gave no code. */
export function refusalOf(failure: Failure): KeptRefusal | null {
  const { serviceCode, said = '', fields = {} } = failure.details
  return serviceCode === undefined ? null : { serviceCode, said: said.slice(0, 8_000), fields: Object.keys(fields) }
}

/** A refusal as it was kept; null for anything else. */
export function readRefusal(value: unknown): KeptRefusal | null {
  const parsed = refusalSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** What the rep will need to answer or to understand a refusal, as an item's outcome; null where nothing more was said. */
export function explained(failure: Failure): Record<string, unknown> | null {
  const refusal = refusalOf(failure)
  const { body } = failure.details
  if (!body && refusal === null) return null
  return { ...(body ? { answer: body } : {}), ...(refusal === null ? {} : { refusal }) }
}

import { z } from 'zod'
import { asFailure, Failure } from '../domain/failure'
import type { SendingContext } from './sender'

const bodySchema = z.object({ takenBy: z.string(), isArchived: z.boolean() })

/** Who has the email or the external id that was to be written, as far as this desktop can say. */
export const takerSchema = bodySchema.extend({ field: z.enum(['email', 'externalId']) })
export type Taker = z.infer<typeof takerSchema>

/**
 * The failure of a write to a person, in words. 409: both email and external id are unique among users (DESIGN.md section 9),
 * so another person has it. It stays unsent, names the person, and carries their id (`answer.takenBy`) for opening and merging.
 */
export function takenBy(thrown: unknown, { store }: SendingContext, wanted: Readonly<Record<string, string>>): Failure {
  const failure = asFailure(thrown)
  const body = bodySchema.safeParse(failure.details.body)
  if (failure.details.status !== 409) return failure
  const field = wanted.email !== undefined ? 'email' : 'externalId'
  const what = field === 'email' ? 'this email' : 'this user ID'
  const person = body.success ? store.people.get(body.data.takenBy) : null
  const who = person ? person.displayName : 'Somebody who is not on this desk'
  const archived = body.success && body.data.isArchived
  const sentence = archived
    ? `${person ? who : 'An archived person'} already has ${what}; Intercom keeps it for them while they are archived. Use another, or bring them back in Intercom.`
    : `${who} already has ${what}, so it was not saved. Open them to see whether both are the same person, or use another.`
  return new Failure('conflict', sentence, {
    ...failure.details,
    sent: 'no',
    fields: { [field]: person ? `${who} has it already.` : 'Somebody else has it already.' },
    body: body.success ? ({ ...body.data, field } satisfies Taker) : null,
    cause: failure,
  })
}

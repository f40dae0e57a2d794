import type { Connection } from 'jsforce'
import { z } from 'zod'
import { Failure } from '../domain/failure'
import type { NewRecordPart } from '../ports/salesforce'
import { failureOf, unreadableAnswer } from './errors'
import type { Meter } from './wire'

const answer = z.looseObject({
  compositeResponse: z.array(
    z.looseObject({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown().optional() }),
  ),
})
const created = z.looseObject({ id: z.string().min(15), success: z.literal(true) })

/** What says of the parts that did not fail themselves that they were taken back. */
const HALTED = 'PROCESSING_HALTED'

/**
 * Creates records in one transaction: `/composite` with `allOrNone` (REST API guide, "composite": when one subrequest
 * fails, all are rolled back). A value `@{name.id}` is the id of an earlier part. Answers the ids in the order of the
 * parts; the refusal of one is a Failure as if it had been sent alone, whose fields are named `name.Field` for any part but
 * the first.
 */
export async function createTogether(
  connection: Connection,
  meter: Meter,
  version: string,
  parts: readonly NewRecordPart[],
): Promise<string[]> {
  const parsed = answer.safeParse(
    await connection.requestPost('/composite', {
      allOrNone: true,
      compositeRequest: parts.map(({ name, object, values }) => ({
        method: 'POST',
        url: `/services/data/v${version}/sobjects/${object}`,
        referenceId: name,
        httpHeaders: {
          'Sforce-Auto-Assign': 'FALSE',
          'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=true; runAsCurrentUser=true',
        },
        body: values,
      })),
    }),
  )
  if (!parsed.success) throw unreadableAnswer(200, '', true)
  const answers = new Map(parsed.data.compositeResponse.map((part) => [part.referenceId, part]))
  const failed = parts.filter((part) => (answers.get(part.name)?.httpStatusCode ?? 0) >= 300)
  const culprit = failed.find((part) => !isHalted(answers.get(part.name)?.body)) ?? failed[0]
  if (culprit) {
    const { httpStatusCode: status, body } = answers.get(culprit.name)!
    const failure = failureOf({ status, body, isWrite: true, serverTime: meter.serverTime })
    throw culprit === parts[0] ? failure : prefixed(failure, culprit.name)
  }
  return parts.map((part) => {
    const made = created.safeParse(answers.get(part.name)?.body)
    if (!made.success) throw unreadableAnswer(200, '', true)
    return made.data.id
  })
}

function isHalted(body: unknown): boolean {
  const entries = z.array(z.looseObject({ errorCode: z.string() })).safeParse(body)
  return entries.success && entries.data.some((entry) => entry.errorCode === HALTED)
}

function prefixed(failure: Failure, name: string): Failure {
  const { fields } = failure.details
  if (!fields) return failure
  const named = Object.entries(fields).map(([field, message]) => [`${name}.${field}`, message])
  return new Failure(failure.code, failure.message, { ...failure.details, fields: Object.fromEntries(named) })
}

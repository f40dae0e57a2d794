import type { Connection } from 'jsforce'
import { z } from 'zod'
import { Failure } from '../domain/failure'
import { MASTER_RECORD_TYPE, type RecordTypePage } from '../domain/salesforce/recordTypes'

const item = z.looseObject({
  required: z.boolean().catch(false),
  editableForNew: z.boolean().catch(true),
  layoutComponents: z
    .array(z.looseObject({ type: z.string().catch(''), value: z.string().nullish().catch(null) }))
    .catch([]),
})
const section = z.looseObject({
  layoutRows: z.array(z.looseObject({ layoutItems: z.array(item).catch([]) })).catch([]),
})
const layout = z.looseObject({ editLayoutSections: z.array(section) })
const picklist = z.looseObject({
  picklistName: z.string(),
  picklistValues: z
    .array(
      z.looseObject({
        value: z.string(),
        active: z.boolean().catch(true),
        defaultValue: z.boolean().nullish().catch(false),
      }),
    )
    .catch([]),
})
const mapping = z.looseObject({
  recordTypeId: z.string().nullish(),
  master: z.boolean().catch(false),
  defaultRecordTypeMapping: z.boolean().catch(false),
  picklistsForRecordType: z.array(picklist).nullish().catch([]),
})
const overview = z.looseObject({
  // Null where the org has record types: each layout is then asked for by one (REST API guide, "Describe Layouts").
  layouts: z.array(layout).nullish().catch(null),
  recordTypeMappings: z.array(mapping).catch([]),
})
const composite = z.looseObject({
  compositeResponse: z.array(z.looseObject({ httpStatusCode: z.number(), body: z.unknown().optional() })),
})
/** A composite may hold so many requests (REST API guide, "composite"). */
const TOGETHER = 25

/**
 * What the pages of an object ask for and offer, by record type (`describe/layouts`): describe does not say it, and the
 * API does not insist on what a layout requires; the org does. One call, and one more for each 25 record types where
 * there are several. `path`: of the object's layouts.
 */
export async function recordTypePages(connection: Connection, path: string): Promise<RecordTypePage[]> {
  const parsed = overview.safeParse(await connection.request(path))
  if (!parsed.success) throw notUnderstood()
  const { layouts, recordTypeMappings } = parsed.data
  const only = layouts?.length === 1 ? layouts[0] : undefined
  if (only) {
    return [{ recordTypeId: MASTER_RECORD_TYPE, isDefault: true, required: requiredOf(only), picklists: {} }]
  }
  // Records can have a type that their reader may not give: what it offers is known from the overview.
  const types = recordTypeMappings.flatMap((one) =>
    one.recordTypeId ? [{ ...one, recordTypeId: one.recordTypeId }] : [],
  )
  const required = await requiredByType(
    connection,
    path,
    types.map((one) => one.recordTypeId),
  )
  return types.map((one) => ({
    recordTypeId: one.master ? MASTER_RECORD_TYPE : one.recordTypeId,
    isDefault: one.defaultRecordTypeMapping,
    required: required.get(one.recordTypeId) ?? [],
    picklists: picklistsOf(one.picklistsForRecordType ?? []),
  }))
}

async function requiredByType(
  connection: Connection,
  path: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const required = new Map<string, string[]>()
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const some = ids.slice(from, from + TOGETHER)
    const compositeRequest = some.map((id, at) => ({ method: 'GET', url: `${path}/${id}`, referenceId: `page${at}` }))
    const answer = composite.safeParse(
      await connection.requestPost('/composite', { allOrNone: false, compositeRequest }),
    )
    if (!answer.success) throw notUnderstood()
    for (const [at, id] of some.entries()) {
      const part = answer.data.compositeResponse[at]
      const page = part && part.httpStatusCode < 300 ? layout.safeParse(part.body) : null
      if (page?.success) required.set(id, requiredOf(page.data))
    }
  }
  // One that cannot be read asks for nothing here; none at all is an answer that was not understood.
  if (ids.length > 0 && required.size === 0) throw notUnderstood()
  return required
}

function picklistsOf(lists: readonly z.infer<typeof picklist>[]): RecordTypePage['picklists'] {
  return Object.fromEntries(
    lists.map(({ picklistName, picklistValues }) => {
      const active = picklistValues.filter((one) => one.active)
      const byDefault = active.find((one) => one.defaultValue === true)?.value ?? null
      return [picklistName, { values: active.map((one) => one.value), byDefault }]
    }),
  )
}

function requiredOf({ editLayoutSections }: z.infer<typeof layout>): string[] {
  const items = editLayoutSections.flatMap((one) => one.layoutRows.flatMap((row) => row.layoutItems))
  const names = items
    .filter((one) => one.required && one.editableForNew)
    .flatMap((one) => one.layoutComponents.filter((part) => part.type === 'Field').map((part) => part.value))
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

function notUnderstood(): Failure {
  return new Failure('server', 'Salesforce’s description of its pages was not understood.', { sent: 'no' })
}

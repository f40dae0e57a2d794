import { z } from 'zod'
import { Failure } from '../domain/failure'

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
const overview = z.looseObject({
  // Null where the org has record types: each layout is then asked for by one (REST API guide, "Describe Layouts").
  layouts: z.array(layout).nullish().catch(null),
  recordTypeMappings: z
    .array(z.looseObject({ recordTypeId: z.string().nullish(), defaultRecordTypeMapping: z.boolean().catch(false) }))
    .catch([]),
})

/**
 * Field names that the page layout asks for when a record is made (`describe/layouts`): describe does not say them and
 * the API does not insist on them, the org does. `recordTypeId` null: the user's default. `ask` gets the path below
 * `describe/layouts`: empty, or a record type's id.
 */
export async function requiredOnLayout(
  ask: (path: string) => Promise<unknown>,
  recordTypeId: string | null,
): Promise<string[]> {
  const parsed = overview.safeParse(await ask(''))
  if (!parsed.success) throw notUnderstood()
  const { layouts, recordTypeMappings } = parsed.data
  const only = layouts?.length === 1 ? layouts[0] : undefined
  if (only) return requiredOf(only)
  const chosen = recordTypeId ?? recordTypeMappings.find((one) => one.defaultRecordTypeMapping)?.recordTypeId
  const one = chosen ? layout.safeParse(await ask(`/${chosen}`)) : null
  if (!one?.success) throw notUnderstood()
  return requiredOf(one.data)
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

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
const layouts = z.looseObject({
  layouts: z.array(z.looseObject({ id: z.string().nullish(), editLayoutSections: z.array(section).catch([]) })),
  recordTypeMappings: z
    .array(
      z.looseObject({
        recordTypeId: z.string().nullish(),
        layoutId: z.string().nullish(),
        defaultRecordTypeMapping: z.boolean().catch(false),
      }),
    )
    .catch([]),
})

/**
 * Field names that the page layout asks for when a record of this type is made (`describe/layouts`): describe does not
 * say them and the API does not insist on them, the org does. `recordTypeId` null: the user's default.
 */
export function requiredOnLayout(answer: unknown, recordTypeId: string | null): string[] {
  const parsed = layouts.safeParse(answer)
  if (!parsed.success) {
    throw new Failure('server', 'Salesforce’s description of its pages was not understood.', { sent: 'no' })
  }
  const { layouts: all, recordTypeMappings } = parsed.data
  const mapping = recordTypeMappings.find((one) =>
    recordTypeId === null ? one.defaultRecordTypeMapping : one.recordTypeId === recordTypeId,
  )
  const layout = all.find((one) => mapping !== undefined && one.id === mapping.layoutId) ?? all[0]
  const items = (layout?.editLayoutSections ?? []).flatMap((one) => one.layoutRows.flatMap((row) => row.layoutItems))
  const names = items
    .filter((one) => one.required && one.editableForNew)
    .flatMap((one) => one.layoutComponents.filter((part) => part.type === 'Field').map((part) => part.value))
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

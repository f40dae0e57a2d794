/** The record type that every object has; a record of it has no RecordTypeId (RecordTypeInfo, `master`). */
export const MASTER_RECORD_TYPE = '012000000000000AAA'

/** What the pages of one record type ask for and offer (`describe/layouts`: recordTypeMappings and each one's layout). */
export interface RecordTypePage {
  recordTypeId: string
  /** What records get that name none. */
  isDefault: boolean
  /** Fields that its layout asks for when a record is made. */
  required: string[]
  /** The active values that fit it, and the one it begins with, by picklist. Empty where the object has one type only. */
  picklists: Record<string, { values: string[]; byDefault: string | null }>
}

/** The page of a new record: of this type, else of the default one; null before they were read. */
export function pageOfNew(pages: readonly RecordTypePage[], recordTypeId: string | null): RecordTypePage | null {
  const chosen = recordTypeId === null ? undefined : pages.find((page) => page.recordTypeId === recordTypeId)
  return chosen ?? pages.find((page) => page.isDefault) ?? pages[0] ?? null
}

/** The page of a record that is there: of its type, of Master where it has none; null before they were read. */
export function pageOfRecord(pages: readonly RecordTypePage[], recordTypeId: unknown): RecordTypePage | null {
  const id = typeof recordTypeId === 'string' && recordTypeId !== '' ? recordTypeId : MASTER_RECORD_TYPE
  return pages.find((page) => page.recordTypeId === id) ?? (pages.length === 1 ? pages[0]! : null)
}

interface Picklist {
  name: string
  picklistValues: readonly { value: string; active: boolean; isDefault: boolean }[]
}

/**
 * An object's fields as a record type has them: values that do not fit it are no longer active, so that they are not
 * offered, and where the picklist is restricted, not taken either, as the service does it.
 */
export function fieldsOfType<F extends Picklist>(fields: readonly F[], page: RecordTypePage | null): F[] {
  if (!page || Object.keys(page.picklists).length === 0) return [...fields]
  return fields.map((field) => {
    const list = Object.hasOwn(page.picklists, field.name) ? page.picklists[field.name] : undefined
    if (!list) return field
    const fitting = new Set(list.values)
    const picklistValues = field.picklistValues.map((one) => ({
      ...one,
      active: one.active && fitting.has(one.value),
      isDefault: list.byDefault === one.value,
    }))
    return { ...field, picklistValues }
  })
}

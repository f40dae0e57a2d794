import type { StoreContext } from './context'
import { list } from './database'
import { areKeyed, recordKey, rulesOf } from './matchMarks'
import { PEOPLE_BY_EMAILS, PEOPLE_BY_KEYS } from './matchSql'
import { refreshPeople } from './refreshPeople'
import type { CachedRecord, RecordChange } from './types'

/** People whose match these records may be part of by a key; none where people are compared by their email alone. */
export function peopleByKeys(
  context: StoreContext,
  orgKey: string,
  object: 'Lead' | 'Contact',
  ids: readonly string[],
): string[] {
  if (ids.length === 0 || !areKeyed(rulesOf(context, orgKey))) return []
  return context.database.texts(PEOPLE_BY_KEYS, { orgKey, object, ids: list(ids) })
}

/**
 * Runs a write of records, and refreshes the people of the Leads and Contacts among them that are there already and whose
 * key it changes: theirs by the old one, by the new one, and by their email, which a key can take away or give back.
 */
export function refreshingKeys(
  context: StoreContext,
  orgKey: string,
  changes: readonly RecordChange[],
  write: () => void,
): void {
  const rules = rulesOf(context, orgKey)
  if (!areKeyed(rules)) return write()
  const key = (record: CachedRecord | null): string | null => record && recordKey(rules, record.object, record.fields)
  const concerned = (['Lead', 'Contact'] as const).map((object) => ({
    object,
    ids: changes
      .filter((one) => one.object === object && one.before !== null && key(one.before) !== key(one.after))
      .map((one) => one.id),
  }))
  const people = (): string[] =>
    concerned.flatMap(({ object, ids }) => [
      ...peopleByKeys(context, orgKey, object, ids),
      ...(ids.length === 0 ? [] : context.database.texts(PEOPLE_BY_EMAILS, { orgKey, object, ids: list(ids) })),
    ])
  const before = people()
  write()
  if (orgKey === context.scope.orgKey) refreshPeople(context, [...before, ...people()])
}

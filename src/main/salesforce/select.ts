import type { SalesforceDescribe } from '../ports/salesforce'

/**
 * Those of `wanted` that this user can read, for a SELECT. A field hidden from the user is absent from the describe, and
 * naming it would fail the whole query with INVALID_FIELD. Paths such as `Owner.Name` or `Account.Owner.Name` stay where
 * their first relationship is known. `Id` always comes first; doubles are left out; order is kept.
 */
export function selectFields(describe: SalesforceDescribe, wanted: readonly string[]): string[] {
  const names = new Set(describe.fields.map((field) => field.name))
  const relationships = new Set(describe.fields.map((field) => field.relationshipName))
  const readable = wanted.filter((path) => {
    const [first = '', ...rest] = path.split('.')
    return rest.length === 0 ? names.has(first) : relationships.has(first)
  })
  return [...new Set(['Id', ...readable])]
}

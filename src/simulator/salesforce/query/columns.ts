import type { Caller } from '../org'
import { parseSoql } from '../soql/parseSoql'
import { findPath } from '../soql/paths'

/** `GET /query?q=...&columns=true`: the query's columns instead of its rows. Subqueries are left out. */
export function columnsOf(caller: Caller, text: string, objectName: string): Record<string, unknown> {
  const query = parseSoql(text)
  const object = caller.org.schema.find(objectName)
  const columns = (query.fields ?? []).flatMap((item) => {
    if (!object || (item.type !== 'Field' && item.type !== 'FieldRelationship')) return []
    const names = 'relationships' in item ? [...item.relationships, item.field] : [item.field]
    const path = findPath(caller, object, names)
    return [
      {
        aggregate: false,
        apexType: path.field.type === 'datetime' ? 'Datetime' : path.field.type === 'boolean' ? 'Boolean' : 'String',
        booleanType: path.field.type === 'boolean',
        columnName: names.join('.'),
        custom: path.field.custom,
        displayName: path.field.name,
        foreignKeyName: path.hops[0]?.name ?? null,
        insertable: path.field.createable,
        joinColumns: [],
        numberType: ['int', 'double', 'currency', 'percent'].includes(path.field.type),
        textType: ['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'combobox'].includes(path.field.type),
        updatable: path.field.updateable,
      },
    ]
  })
  return {
    columnMetadata: columns,
    entityName: objectName,
    groupBy: Boolean(query.groupBy),
    idSelected: columns.some((column) => column.columnName.toLowerCase() === 'id'),
    keyPrefix: object?.keyPrefix ?? null,
  }
}

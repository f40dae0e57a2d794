import type { Subquery } from '@jetstreamapp/soql-parser-js'
import { canRead, isOutOfQueries } from '../access'
import { requestError } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { findObject } from '../objectPermissions'
import type { Caller } from '../org'
import { readConditions } from './conditions'
import type { Now } from './literals'
import { sortRows } from './order'
import { compile } from './predicate'
import { compileSelect } from './select'
import { limited, subselect } from './selectRows'
import type { SubqueryRunner } from './subqueries'

/** Prepares child subqueries such as `(SELECT Id FROM Tasks)`, found by the parent's relationship name. */
export function subqueryRunner(caller: Caller, all: boolean, now: Now): SubqueryRunner {
  return (parent: ObjectDef, subquery: Subquery) => {
    const child = parent.childRelationships.find(
      (one) => one.relationshipName?.toLowerCase() === subquery.relationshipName.toLowerCase(),
    )
    const object = child && findObject(caller, child.childSObject)
    const link = child && object?.byName.get(child.field.toLowerCase())
    if (!child?.relationshipName || !object || !link) {
      throw requestError(
        400,
        'INVALID_TYPE',
        `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      )
    }
    const table = caller.org.store.table(object.name)
    const render = compileSelect(caller, object, subquery.fields ?? [], {
      alias: subquery.sObjectAlias,
      zone: now.zone,
      limit: subquery.limit,
      subqueries: subqueryRunner(caller, all, now),
    })
    const predicate = subquery.where
      ? compile(
          {
            caller,
            object,
            alias: subquery.sObjectAlias,
            table,
            now,
            subselect: (inner) => subselect(caller, inner, all, now),
          },
          readConditions(subquery.where),
        )
      : undefined
    return {
      name: child.relationshipName,
      list(row) {
        const rows = [...(table.withValue(link.name, row.Id) ?? [])].flatMap((id) => {
          const found = table.rows.get(id)
          if (
            !found ||
            (!all && isOutOfQueries(caller.org, object.name, found)) ||
            !canRead(caller, object.name, found)
          )
            return []
          return !predicate || predicate.test(found) ? [found] : []
        })
        const page = limited(
          sortRows(caller, object, rows, subquery.orderBy, now.zone, subquery.sObjectAlias),
          subquery,
        )
        return page.length === 0
          ? null
          : { totalSize: page.length, done: true, records: page.map((one) => render(one)) }
      },
    }
  }
}

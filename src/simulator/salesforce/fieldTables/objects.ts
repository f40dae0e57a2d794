import { account } from './account'
import { caseObject } from './caseObject'
import { contact } from './contact'
import { customField, type CustomField } from './customField'
import type { FieldDef, ObjectDef } from './fieldTypes'
import { lead } from './lead'
import { opportunity, opportunityContactRole } from './opportunity'
import { indexObject } from './readTable'
import { setupObjects, statusTables } from './setup'
import { task } from './task'
import { user } from './user'

/** The described objects of one org; each org has its own copy, since fields can be added. */
export interface Schema {
  objects: ObjectDef[]
  /** Any capitalisation finds the object. */
  find(name: string): ObjectDef | undefined
  byPrefix(id: string): ObjectDef | undefined
  addField(objectName: string, field: CustomField): FieldDef
}

/** A fresh copy of every object the stand-in describes. */
export function createSchema(): Schema {
  const objects = [
    account,
    caseObject,
    contact,
    lead,
    opportunity,
    opportunityContactRole,
    task,
    user,
    ...statusTables,
    ...setupObjects,
  ].map((object) => indexObject({ ...object, fields: [...object.fields] }))
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]))
  const byPrefix = new Map(objects.map((object) => [object.keyPrefix, object]))
  return {
    objects,
    find: (name) => byName.get(name.toLowerCase()),
    byPrefix: (id) => byPrefix.get(id.slice(0, 3)),
    addField(objectName, custom) {
      const object = byName.get(objectName.toLowerCase())
      if (!object) throw new Error(`no such object: ${objectName}`)
      if (object.byName.has(custom.name.toLowerCase())) throw new Error(`${objectName} has a ${custom.name} already`)
      const field = customField(custom)
      const target = field.referenceTo[0]
      if (target !== undefined && !byName.has(target.toLowerCase())) throw new Error(`no such object: ${target}`)
      object.fields.push(field)
      indexObject(object)
      return field
    },
  }
}

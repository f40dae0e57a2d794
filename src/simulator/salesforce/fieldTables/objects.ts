import { account } from './account'
import { caseObject } from './caseObject'
import { contact } from './contact'
import type { FieldDef, ObjectDef } from './fieldTypes'
import { lead } from './lead'
import { opportunity, opportunityContactRole } from './opportunity'
import { indexObject, readField } from './readTable'
import { setupObjects, statusTables } from './setup'
import { task } from './task'
import { user } from './user'

/** A custom field that a test or an admin adds while the stand-in runs. */
export interface CustomField {
  /** Must end in `__c`. */
  name: string
  type?: 'string' | 'email' | 'url' | 'boolean' | 'double' | 'date' | 'datetime' | 'textarea'
  label?: string
  length?: number
  externalId?: boolean
  unique?: boolean
  caseSensitive?: boolean
  required?: boolean
}

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
      if (!/^\w+__c$/.test(custom.name)) throw new Error(`a custom field's name ends in __c: ${custom.name}`)
      const type = custom.type ?? 'string'
      const size =
        type === 'double'
          ? '18.2'
          : type === 'string' || type === 'url'
            ? (custom.length ?? 255)
            : (custom.length ?? 80)
      const sized = type === 'boolean' || type === 'date' || type === 'datetime' ? type : `${type}(${size})`
      const field = readField(
        `${custom.name} ${sized} CU${custom.required ? '' : 'N'}p | ${custom.label ?? custom.name}`,
      )
      field.externalId = custom.externalId ?? false
      field.idLookup = field.externalId
      field.unique = custom.unique ?? false
      field.caseSensitive = custom.caseSensitive ?? false
      object.fields.push(field)
      indexObject(object)
      return field
    },
  }
}

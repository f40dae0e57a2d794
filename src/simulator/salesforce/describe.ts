import { fieldAccess } from './access'
import type { FieldDef, ObjectDef } from './fieldTables/fieldTypes'
import { mayDo } from './objectPermissions'
import type { Caller } from './org'
import { initialValueOf, isRestricted, picklistOf } from './setup/picklists'
import { recordTypeInfos } from './setup/recordTypes'

const SOAP_TYPES: Record<string, string> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
}

/** One field as `describe` tells it to this user: a read-only field is neither createable nor updateable. */
export function describeField(caller: Caller, object: ObjectDef, field: FieldDef): Record<string, unknown> {
  const writable = fieldAccess(caller, object, field) === 'write'
  const polymorphic = field.referenceTo.length > 1
  const formula = field.custom && field.defaultValue === null ? field.initialValue : null
  return {
    aggregatable: field.aggregatable,
    autoNumber: field.autoNumber,
    byteLength: field.length <= 18 && SOAP_TYPES[field.type] === 'tns:ID' ? field.length : field.length * 3,
    calculated: false,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName,
    controllerName: field.controllerName,
    createable: field.createable && writable,
    custom: field.custom,
    defaultValue: field.custom ? field.defaultValue : initialValueOf(caller.org, object, field),
    defaultValueFormula: typeof formula === 'string' ? JSON.stringify(formula) : (formula?.toString() ?? null),
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.controllerName !== null,
    deprecatedAndHidden: false,
    digits: field.digits,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo,
    filterable: field.filterable,
    groupable: field.groupable,
    htmlFormatted: false,
    idLookup: field.idLookup,
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    mask: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: polymorphic,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: picklistOf(caller.org, object, field).map((value) => ({ validFor: null, ...value })),
    polymorphicForeignKey: polymorphic,
    precision: field.precision,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: isRestricted(caller.org, object, field),
    scale: field.scale,
    searchPrefilterable: field.searchPrefilterable,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && writable,
  }
}

function urlsOf(version: string, object: ObjectDef): Record<string, string> {
  const base = `/services/data/v${version}/sobjects/${object.name}`
  return {
    sobject: base,
    describe: `${base}/describe`,
    rowTemplate: `${base}/{ID}`,
    ...(object.layoutable
      ? {
          layouts: `${base}/describe/layouts`,
          compactLayouts: `${base}/describe/compactLayouts`,
          quickActions: `${base}/quickActions`,
        }
      : {}),
  }
}

/** An object as describeGlobal lists it. */
export function describeHead(caller: Caller, object: ObjectDef): Record<string, unknown> {
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable && mayDo(caller, object.name, 'create'),
    custom: false,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && mayDo(caller, object.name, 'delete'),
    deprecatedAndHidden: false,
    feedEnabled: object.feedEnabled,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.layoutable,
    mergeable: object.mergeable,
    mruEnabled: object.mruEnabled,
    name: object.name,
    queryable: true,
    replicateable: object.replicateable,
    retrieveable: true,
    searchable: object.searchable,
    triggerable: object.triggerable,
    undeletable: object.undeletable,
    updateable: object.updateable && mayDo(caller, object.name, 'edit'),
    urls: urlsOf(caller.version, object),
  }
}

/** `GET /sobjects/<object>/describe`: the object's head, its fields as this user sees them, its relationships. */
export function describeObject(caller: Caller, object: ObjectDef): Record<string, unknown> {
  return {
    actionOverrides: [],
    ...describeHead(caller, object),
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.relationshipName === 'Tasks' || child.childSObject === 'OpportunityContactRole',
      childSObject: child.childSObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName,
      restrictedDelete: false,
    })),
    compactLayoutable: object.layoutable,
    fields: object.fields
      .filter((field) => fieldAccess(caller, object, field) !== 'hidden')
      .map((field) => describeField(caller, object, field)),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(caller.org, object, caller.version),
    searchLayoutable: object.searchable,
    supportedScopes: object.supportedScopes,
  }
}

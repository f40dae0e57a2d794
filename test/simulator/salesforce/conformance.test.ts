import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOrg, type TestOrg } from './support'

/** Compares the hand-written field tables with describes recorded from real orgs, where those are at hand. */
const FOLDER = join(import.meta.dirname, '../../../../shared/reference/salesforce')
const isThere = existsSync(FOLDER)
if (!isThere) console.log('Recorded describes are not here (../shared/reference/salesforce): nothing is compared.')

interface Field {
  name: string
  type: string
  label: string
  picklistValues: { value: string; label: string }[]
  [key: string]: unknown
}
interface Described {
  fields: Field[]
  childRelationships: { childSObject: string; field: string; relationshipName: string | null }[]
  [key: string]: unknown
}

const FULL = ['Account', 'Case', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole']
const REDUCED = [
  'AssignmentRule',
  'CaseStatus',
  'Group',
  'LeadStatus',
  'OpportunityStage',
  'Task',
  'TaskPriority',
  'TaskStatus',
  'User',
]
const OBJECT_KEYS = [
  'name',
  'label',
  'labelPlural',
  'keyPrefix',
  'createable',
  'updateable',
  'deletable',
  'mergeable',
  'undeletable',
  'searchable',
  'queryable',
  'replicateable',
  'triggerable',
  'feedEnabled',
  'mruEnabled',
  'layoutable',
  'supportedScopes',
]
const FULL_KEYS = [
  'type',
  'label',
  'length',
  'precision',
  'scale',
  'digits',
  'createable',
  'updateable',
  'nillable',
  'defaultedOnCreate',
  'filterable',
  'sortable',
  'groupable',
  'aggregatable',
  'idLookup',
  'externalId',
  'unique',
  'restrictedPicklist',
  'autoNumber',
  'nameField',
  'namePointing',
  'polymorphicForeignKey',
  'permissionable',
  'searchPrefilterable',
  'referenceTo',
  'relationshipName',
  'compoundFieldName',
  'extraTypeInfo',
  'defaultValue',
  'custom',
  'soapType',
]
const REDUCED_KEYS = [
  'type',
  'label',
  'nillable',
  'filterable',
  'sortable',
  'groupable',
  'aggregatable',
  'relationshipName',
  'defaultValue',
]
/** Values that an org's own admin defines, or that the stand-in leaves out on purpose. */
const PARTIAL = new Set(['User'])
const OPEN_LISTS = new Set([
  'WhatId',
  'RecurrenceTimeZoneSidKey',
  'TimeZoneSidKey',
  'LocaleSidKey',
  'LanguageLocaleKey',
  'Group.Type',
])

let org: TestOrg
beforeAll(async () => {
  org = await openOrg()
})
afterAll(() => org.close())

const recorded = (folder: string, name: string): Described =>
  JSON.parse(readFileSync(join(FOLDER, folder, name), 'utf8')) as Described

async function ours(name: string): Promise<Described> {
  return (await org.api('GET', `/sobjects/${name}/describe`)).json as unknown as Described
}

function differences(name: string, mine: Described, real: Described, keys: readonly string[]): string[] {
  const found: string[] = []
  const realFields = real.fields.filter((field) => !field.name.endsWith('__c'))
  for (const field of realFields) {
    const own = mine.fields.find((one) => one.name === field.name)
    if (!own) {
      if (!PARTIAL.has(name)) found.push(`${field.name}: missing`)
      continue
    }
    for (const key of keys) {
      if (JSON.stringify(own[key]) !== JSON.stringify(field[key])) {
        found.push(`${field.name}.${key}: ${JSON.stringify(own[key])}, recorded ${JSON.stringify(field[key])}`)
      }
    }
    const isOpen = OPEN_LISTS.has(field.name) || OPEN_LISTS.has(`${name}.${field.name}`)
    const values = (one: Field): string => one.picklistValues.map((value) => value.value).join(';')
    if (!isOpen && values(own) !== values(field))
      found.push(`${field.name}: values ${values(own)}, recorded ${values(field)}`)
  }
  for (const own of mine.fields) {
    if (!real.fields.some((field) => field.name === own.name)) found.push(`${own.name}: not in the recorded describe`)
  }
  return found
}

test.runIf(isThere).each(FULL)('%s is described as a real org describes it', async (name) => {
  const mine = await ours(name)
  const real = recorded('describe', `${name}.describe.json`)
  expect(differences(name, mine, real, FULL_KEYS)).toEqual([])
  for (const key of OBJECT_KEYS) expect([key, mine[key]]).toEqual([key, real[key]])
  const held = new Set((await org.api('GET', '/sobjects')).json['sobjects'] as unknown as { name: string }[])
  const names = new Set([...held].map((object) => object.name))
  const relations = (described: Described): string[] =>
    described.childRelationships
      .filter((child) => names.has(child.childSObject) && child.childSObject !== 'UserRole')
      .filter(
        (child) =>
          !['CreatedById', 'LastModifiedById', 'MasterRecordId'].includes(child.field) && !child.field.endsWith('__c'),
      )
      .map((child) => `${child.relationshipName}: ${child.childSObject}.${child.field}`)
      .sort()
  expect(relations(mine)).toEqual(relations(real))
})

test.runIf(isThere).each(REDUCED)('%s has the fields a real org has', async (name) => {
  const mine = await ours(name)
  const real = recorded('reduced-describe', `${name}.json`)
  expect(differences(name, mine, real, REDUCED_KEYS)).toEqual([])
  for (const field of mine.fields) {
    const targets = (real.fields.find((one) => one.name === field.name)?.['referenceTo'] ?? []) as string[]
    for (const target of field['referenceTo'] as string[]) expect(targets).toContain(target)
  }
})

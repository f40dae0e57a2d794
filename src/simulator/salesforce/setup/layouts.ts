import { fieldAccess } from '../access'
import { noSuchResource } from '../errors'
import type { ObjectDef } from '../fieldTables/fieldTypes'
import { parseId, toId18 } from '../ids'
import type { Caller, Org } from '../org'
import { auditItem, layoutItem, type LayoutRules } from './layoutItems'
import { pageNumber, pageOf } from './layoutSections'
import { picklistOf } from './picklists'
import { MASTER_ID, recordTypeInfos, recordTypesOf } from './recordTypes'

type Json = Record<string, unknown>

/** The layout's id: the same for an object and record type in every run. */
function layoutId(org: Org, object: ObjectDef, recordTypeId: string): string {
  const place = recordTypesOf(org, object.name).findIndex((type) => type.id === recordTypeId) + 1
  return toId18(`00h5g0000${String(pageNumber(object.name) * 1000 + place).padStart(6, '0')}`)
}

function rulesOf(org: Org, object: ObjectDef, recordTypeId: string): LayoutRules {
  const type = recordTypesOf(org, object.name).find((one) => one.id === recordTypeId)
  const rules: LayoutRules = { required: new Set(), readOnly: new Set(), hidden: new Set() }
  for (const setting of org.settings.layouts) {
    if (setting.object !== object.name) continue
    if (setting.recordType !== undefined && setting.recordType !== type?.developerName) continue
    for (const name of setting.required ?? []) rules.required.add(name)
    for (const name of setting.readOnly ?? []) rules.readOnly.add(name)
    for (const name of setting.hidden ?? []) rules.hidden.add(name)
  }
  return rules
}

/** Sections of a layout as this user sees them. Custom fields stand in the first, where Setup puts them. */
function sectionsOf(caller: Caller, object: ObjectDef, recordTypeId: string, withAudit: boolean): Json[] {
  const { org } = caller
  const rules = rulesOf(org, object, recordTypeId)
  const parentLayoutId = layoutId(org, object, recordTypeId)
  const custom = object.fields.filter((field) => field.custom).map((field) => field.name)
  let tabOrder = 1
  const sections = (pageOf(object.name)?.sections ?? []).map(({ heading, rows }, index) => {
    const names: (string | null)[][] = index > 0 ? rows : [...rows, ...inPairs(custom)]
    const layoutRows = names.flatMap((row) => {
      const layoutItems = row.flatMap((name): Json[] => {
        const item = layoutItem(caller, object, name, rules, tabOrder++)
        return item ? [item] : []
      })
      return layoutItems.some((item) => item['placeholder'] === false) ? [layoutRow(layoutItems)] : []
    })
    return { heading, layoutRows }
  })
  if (withAudit) {
    const items = (['Created', 'LastModified'] as const).map((which) => auditItem(caller, object, which, tabOrder++))
    sections.push({ heading: 'System Information', layoutRows: [layoutRow(items)] })
  }
  return sections
    .filter((section) => section.layoutRows.length > 0)
    .map(({ heading, layoutRows }, index) => ({
      collapsed: false,
      columns: 2,
      heading,
      layoutRows,
      layoutSectionId: toId18(`01B${parentLayoutId.slice(5, 15)}${withAudit ? 'D' : 'E'}${index}`),
      parentLayoutId,
      rows: layoutRows.length,
      tabOrder: 'TopToBottom',
      useCollapsibleSection: false,
      useHeading: true,
    }))
}

function layoutRow(layoutItems: Json[]): Json {
  return { layoutItems, numItems: layoutItems.length }
}

function inPairs(names: string[]): string[][] {
  return names.flatMap((_name, index) => (index % 2 === 0 ? [names.slice(index, index + 2)] : []))
}

/** One layout (describeLayout, DescribeLayout). Buttons, related lists and actions are empty here. */
function layout(caller: Caller, object: ObjectDef, recordTypeId: string): Json {
  return {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: sectionsOf(caller, object, recordTypeId, true),
    editLayoutSections: sectionsOf(caller, object, recordTypeId, false),
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: layoutId(caller.org, object, recordTypeId),
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  }
}

/** The active values of each picklist that fit a record type (RecordTypeMapping, picklistsForRecordType). */
function picklistsFor(caller: Caller, object: ObjectDef, recordTypeId: string): Json[] {
  const { org } = caller
  const offered = recordTypesOf(org, object.name).find((type) => type.id === recordTypeId)?.picklists ?? {}
  return object.fields.flatMap((field) => {
    const values = picklistOf(org, object, field).filter((value) => value.active)
    if (values.length === 0 || fieldAccess(caller, object, field) === 'hidden') return []
    const fitting = offered[field.name]
    return [
      {
        picklistName: field.name,
        picklistValues: values
          .filter((value) => !fitting || fitting.includes(value.value))
          .map((value) => ({ validFor: null, ...value })),
      },
    ]
  })
}

/**
 * `GET /sobjects/<object>/describe/layouts`: the layouts and which record type has which. With several record types
 * `layouts` is null, and each is asked for by its record type (REST guide, "sObject Layouts").
 */
export function describeLayouts(caller: Caller, object: ObjectDef): Json {
  if (!pageOf(object.name)) throw noSuchResource()
  const infos = recordTypeInfos(caller.org, object, caller.version)
  return {
    layouts: infos.length > 1 ? null : [layout(caller, object, MASTER_ID)],
    recordTypeMappings: infos.map((info) => ({
      ...info,
      layoutId: layoutId(caller.org, object, String(info['recordTypeId'])),
      picklistsForRecordType: picklistsFor(caller, object, String(info['recordTypeId'])),
    })),
    recordTypeSelectorRequired: [infos.filter((info) => info['available'] === true).length > 1],
  }
}

/** `GET /sobjects/<object>/describe/layouts/<recordTypeId>`: that record type's layout. 404 for an unknown id. */
export function describeLayout(caller: Caller, object: ObjectDef, rawId: string): Json {
  const id = parseId(rawId)
  const known = recordTypeInfos(caller.org, object, caller.version).some((info) => info['recordTypeId'] === id)
  if (!pageOf(object.name) || id === undefined || !known) throw noSuchResource()
  return layout(caller, object, id)
}

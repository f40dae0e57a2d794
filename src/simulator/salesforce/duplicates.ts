import { canRead } from './access'
import { SalesforceError } from './errors'
import type { ObjectDef } from './fieldTables/fieldTypes'
import { headerFlag } from './headers'
import type { Caller } from './org'
import type { Row } from './store'
import { attributesOf, renderRow } from './values'

/** The fields of the standard matching rules: an edit that touches none of them does not run the rule. */
const MATCHING_FIELDS = ['FirstName', 'LastName', 'Email', 'Company', 'Phone', 'Title', 'AccountId']

const MATCHES_IN: Record<string, string[]> = { Lead: ['Lead', 'Contact'], Contact: ['Contact'] }
const MATCH_RULES: Record<string, string> = {
  Lead: 'Standard_Lead_Match_Rule_v1_0',
  Contact: 'Standard_Contact_Match_Rule_v1_1',
}

/**
 * Runs the standard duplicate rule of a Lead or Contact, which here matches by email. Throws DUPLICATES_DETECTED
 * unless the rule is off, or only alerts and the caller sent `Sforce-Duplicate-Rule-Header: allowSave=true`.
 */
export function checkDuplicates(caller: Caller, object: ObjectDef, draft: Row, before: Row | undefined): void {
  if (object.name !== 'Lead' && object.name !== 'Contact') return
  const rule = caller.org.settings.duplicateRules[object.name]
  const action = before ? rule.onEdit : rule.onCreate
  if (action === 'Off') return
  if (before && MATCHING_FIELDS.every((name) => (draft[name] ?? null) === (before[name] ?? null))) return
  const header = caller.headers['sforce-duplicate-rule-header']
  if (action === 'Alert' && headerFlag(header, 'allowSave')) return
  const matches = (MATCHES_IN[object.name] ?? []).flatMap((name) => {
    const rows = rowsWithEmail(caller, name, draft['Email']).filter((row) => row.Id !== draft.Id)
    return rows.length > 0 ? [{ name, rows }] : []
  })
  if (matches.length === 0) return
  const details = headerFlag(header, 'includeRecordDetails')
  const message = 'Use one of these records?'
  throw new SalesforceError(400, [
    {
      errorCode: 'DUPLICATES_DETECTED',
      message,
      duplicateResult: {
        allowSave: action === 'Alert',
        duplicateRule: `Standard_${object.name}_Duplicate_Rule`,
        duplicateRuleEntityType: object.name,
        errorMessage: message,
        matchResults: matches.map(({ name, rows }) => ({
          entityType: name,
          errors: [],
          matchEngine: 'FuzzyMatchEngine',
          matchRecords: rows.map((row) => ({
            additionalInformation: [],
            fieldDiffs: [],
            matchConfidence: 100.0,
            record: matchRecord(caller, name, row, details),
          })),
          rule: MATCH_RULES[name],
          size: rows.length,
          success: true,
        })),
      },
    },
  ])
}

function matchRecord(caller: Caller, objectName: string, row: Row, details: boolean): Record<string, unknown> {
  const object = caller.org.schema.find(objectName)
  if (!details || !object) return { attributes: attributesOf(caller, objectName, row.Id), Id: row.Id }
  const names = ['Id', 'FirstName', 'LastName', 'Name', 'Email', 'Company', 'Title', 'Phone', 'OwnerId', 'CreatedDate']
  return renderRow(
    caller,
    object,
    row,
    names.flatMap((name) => object.byName.get(name.toLowerCase()) ?? []),
  )
}

/** Records of an object with this email that the user can see and that are not deleted or converted. */
function rowsWithEmail(caller: Caller, objectName: string, email: unknown): Row[] {
  if (typeof email !== 'string') return []
  const table = caller.org.store.table(objectName)
  return [...(table.withValue('Email', email.toLowerCase()) ?? [])].flatMap((id) => {
    const row = table.rows.get(id)
    if (!row || row['IsDeleted'] === true || row['IsConverted'] === true || !canRead(caller, objectName, row)) return []
    return [row]
  })
}

import { parseId } from './ids'
import type { Caller } from './org'
import type { Row } from './store'
import { holds } from './writes/formula'

/**
 * Whom the org's assignment rule gives a Lead or Case to, or undefined where it stays. `Sforce-Auto-Assign` is TRUE
 * where a client does not send it, on updates too; FALSE keeps the rule off; a rule's id runs that rule. The first of
 * its entries that holds for the record decides, otherwise its default owner.
 */
export function assignedOwner(caller: Caller, objectName: string, draft: Row): string | undefined {
  if (objectName !== 'Lead' && objectName !== 'Case') return undefined
  const header = (caller.headers['sforce-auto-assign'] ?? 'TRUE').trim()
  if (header.toUpperCase() === 'FALSE') return undefined
  const rule = caller.org.settings.assignmentRules[objectName]
  const named = parseId(header)
  const chosen = named ? caller.org.store.get('AssignmentRule', named)?.['SobjectType'] === objectName : rule.active
  if (!chosen) return undefined
  const entry = rule.entries?.find((one) => holds(one.when, draft))
  return entry?.ownerId ?? rule.ownerId ?? undefined
}

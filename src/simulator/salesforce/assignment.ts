import { parseId } from './ids'
import type { Caller } from './org'

/**
 * Whom the org's assignment rule gives a Lead or Case to, or undefined where it stays. `Sforce-Auto-Assign` is TRUE
 * where a client does not send it, on updates too; FALSE keeps the rule off; a rule's id runs that rule.
 */
export function assignedOwner(caller: Caller, objectName: string): string | undefined {
  if (objectName !== 'Lead' && objectName !== 'Case') return undefined
  const header = (caller.headers['sforce-auto-assign'] ?? 'TRUE').trim()
  if (header.toUpperCase() === 'FALSE') return undefined
  const rule = caller.org.settings.assignmentRules[objectName]
  const named = parseId(header)
  const chosen = named ? caller.org.store.get('AssignmentRule', named)?.['SobjectType'] === objectName : rule.active
  return chosen && rule.ownerId ? rule.ownerId : undefined
}

import type { Settings } from '../../contract/models'
import { pageOfNew, type RecordTypePage } from '../domain/salesforce/recordTypes'
import { relatedOpportunity, type OpportunityRole, type RelatedOpportunity } from '../domain/opportunities/related'
import { taskOwner, type Assignee, type OwnerUser, type TaskOwner } from '../domain/tasks/owner'
import { taskTargets, type Targets } from '../domain/tasks/target'
import type { TaskStatusRow } from '../domain/tasks/statuses'
import type { Store } from '../store/types'

/** What the cache knows of the org, which is all that a Task needs: so that one can be made offline, too. */
export interface Org {
  store: Store
  orgKey: string
  /** The signed-in user. */
  user: { id: string; name: string }
}

/** A choice of Priority. */
export interface PriorityRow {
  label: string
  apiName: string
  isHigh: boolean
  isDefault: boolean
}

type Row = Record<string, unknown>

/** Salesforce's own values, for an org whose tables were not read yet (API guide, Task: Status, Priority). */
const STANDARD_STATUSES: readonly TaskStatusRow[] = [
  ['Not Started', false],
  ['In Progress', false],
  ['Completed', true],
  ['Waiting on someone else', false],
  ['Deferred', false],
].map(([name, isClosed], at) => ({
  label: String(name),
  apiName: String(name),
  sortOrder: at + 1,
  isClosed: isClosed === true,
  isDefault: at === 0,
}))

const STANDARD_PRIORITIES: readonly PriorityRow[] = ['High', 'Normal', 'Low'].map((name) => ({
  label: name,
  apiName: name,
  isHigh: name === 'High',
  isDefault: name === 'Normal',
}))

/** The org's TaskStatus table by SortOrder. */
export function taskStatuses({ store, orgKey }: Pick<Org, 'store' | 'orgKey'>): readonly TaskStatusRow[] {
  const rows = setupRows(store, orgKey, 'rows/TaskStatus').map((row) => ({
    label: textOf(row.MasterLabel) || textOf(row.ApiName),
    apiName: textOf(row.ApiName) || textOf(row.MasterLabel),
    sortOrder: Number(row.SortOrder ?? 0),
    isClosed: row.IsClosed === true,
    isDefault: row.IsDefault === true,
  }))
  return rows.length > 0 ? rows.toSorted((a, b) => a.sortOrder - b.sortOrder) : STANDARD_STATUSES
}

/** The org's TaskPriority table by SortOrder. */
export function taskPriorities({ store, orgKey }: Pick<Org, 'store' | 'orgKey'>): readonly PriorityRow[] {
  const rows = setupRows(store, orgKey, 'rows/TaskPriority').toSorted(
    (a, b) => Number(a.SortOrder ?? 0) - Number(b.SortOrder ?? 0),
  )
  if (rows.length === 0) return STANDARD_PRIORITIES
  return rows.map((row) => ({
    label: textOf(row.MasterLabel) || textOf(row.ApiName),
    apiName: textOf(row.ApiName) || textOf(row.MasterLabel),
    isHigh: row.IsHighPriority === true,
    isDefault: row.IsDefault === true,
  }))
}

/** The statuses that a new Task can have: those of the record type that it gets, where the org has any for Tasks. */
export function newTaskStatuses(org: Pick<Org, 'store' | 'orgKey'>): readonly TaskStatusRow[] {
  return fitting(taskStatuses(org), listOfNew(org, 'Status'))
}

/** The priorities that a new Task can have, in the same way. */
export function newTaskPriorities(org: Pick<Org, 'store' | 'orgKey'>): readonly PriorityRow[] {
  return fitting(taskPriorities(org), listOfNew(org, 'Priority'))
}

type TypeList = RecordTypePage['picklists'][string]

/** A picklist as the record type of new records that name none has it; undefined where all values fit. */
function listOfNew({ store, orgKey }: Pick<Org, 'store' | 'orgKey'>, field: string): TypeList | undefined {
  const pages = store.orgSetup.get(orgKey, 'pages/Task')?.body
  return Array.isArray(pages) ? pageOfNew(pages as RecordTypePage[], null)?.picklists[field] : undefined
}

function fitting<T extends { apiName: string; isDefault: boolean }>(
  rows: readonly T[],
  list: TypeList | undefined,
): readonly T[] {
  const fits = rows.filter((row) => list?.values.includes(row.apiName))
  if (!list || fits.length === 0) return rows
  return fits.map((row) => ({ ...row, isDefault: row.apiName === list.byDefault }))
}

/** A table of the org as syncing keeps it: its rows, alone or under `rows`. */
function setupRows(store: Store, orgKey: string, name: string): Row[] {
  const body: unknown = store.orgSetup.get(orgKey, name)?.body
  const rows: unknown = typeof body === 'object' && body !== null && 'rows' in body ? body.rows : body
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object' && row !== null) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Whom the Tasks of a person are for, by the match and the rep's choice among several. */
export function targetsOf(org: Org, personId: string, severalLeads: Settings['taskForSeveralLeads']): Targets {
  const { store, orgKey } = org
  const { records, candidates, chosenId, checkedAt } = store.salesforce.matchOf(orgKey, personId)
  // All there were to choose from: with one chosen Lead, the others still get their Tasks where that is the setting.
  const matching = candidates.length > 0 ? candidates : records
  return taskTargets({
    hasEmail: store.people.get(personId)?.email != null,
    lookedUp: checkedAt !== null,
    leads: matching
      .filter((record) => record.object === 'Lead')
      .map(({ id, name, isConverted }) => ({ id, name, isConverted, convertedContactId: null })),
    contacts: matching.filter((record) => record.object === 'Contact').map(({ id, name }) => ({ id, name })),
    chosenId,
    severalLeads: severalLeads === 'all' ? 'each' : 'chosen',
  })
}

/** The open Opportunities on which a Contact has a role, and the one that is related by itself. */
export function opportunitiesOf({ store, orgKey }: Org, contactId: string): RelatedOpportunity {
  const roles = store.records.list(orgKey, { object: 'OpportunityContactRole', whoIds: [contactId] })
  const ids = roles.flatMap((role) => (role.whatId === null ? [] : [role.whatId]))
  const found = new Map(store.records.list(orgKey, { object: 'Opportunity', ids }).map((one) => [one.id, one]))
  const known = roles.flatMap((role): OpportunityRole[] => {
    const opportunity = found.get(role.whatId ?? '')
    if (!opportunity) return []
    const { id, name, isClosed } = opportunity
    return [{ opportunityId: id, contactId, name, isClosed: isClosed === true }]
  })
  return relatedOpportunity(contactId, known)
}

/** Who owns the Task of a conversation; of none, the rep. `repId`: the rep's teammate id. */
export function ownerOf(org: Org, repId: string, conversationId: string | null): TaskOwner {
  const { store, user } = org
  const assigneeId = conversationId === null ? repId : (store.conversations.get(conversationId)?.assigneeId ?? null)
  const teammate = store.teammates.list().find((one) => one.id === assigneeId)
  const { ownerOverrides: overrides = {} } = store.settings.read()
  const mapped = Object.keys(overrides).map((id) => store.salesforce.user(org.orgKey, id))
  const byEmail = teammate ? store.salesforce.usersByEmail(org.orgKey, teammate.email) : []
  const users = new Map([...byEmail, ...mapped].flatMap((one) => (one ? [[one.id, one satisfies OwnerUser]] : [])))
  return taskOwner({
    assignee: assigneeOf(assigneeId, teammate, repId),
    users: [...users.values()],
    overrides,
    rep: { userId: user.id, name: user.name },
  })
}

function assigneeOf(id: string | null, teammate: { name: string; email: string } | undefined, repId: string): Assignee {
  if (id === null) return { kind: 'nobody' }
  const { name, email } = teammate ?? { name: 'a former teammate', email: null }
  return { kind: 'teammate', id, name, email, isMe: id === repId }
}

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordObject } from '../../src/contract/models'
import { websiteDomain } from '../../src/main/domain/matching/websiteDomain'
import { createStore } from '../../src/main/store/createStore'
import { openDatabase } from '../../src/main/store/openDatabase'
import type { Store } from '../../src/main/store/types'
import type { SalesforceStandIn } from '../../src/simulator/salesforce/standIn'
import type { Desk } from './desk'

export type OrgRow = Record<string, unknown> & { Id: string }

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const fold = (value: unknown): string | null => text(value)?.trim().toLowerCase() ?? null
const time = (value: unknown): number => Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
const DAY_MS = 86_400_000

/** An org as a test looks at it, past the API: the stand-in, the rep's user, and the time there. */
export interface OrgView {
  salesforce: Pick<SalesforceStandIn, 'control' | 'org'>
  rep: string
  now: number
}

export function orgOf(desk: Desk): OrgView {
  return { salesforce: desk.salesforce, rep: desk.world.rep.salesforceUserId, now: desk.simClock.now() }
}

/** What the rep can see of an object in the org now. */
function visible({ salesforce: { control, org }, rep }: OrgView, object: string): OrgRow[] {
  const private_ = (org.settings.sharing as Record<string, string | undefined>)[object] === 'private'
  return control
    .list(object)
    .filter((row): row is OrgRow => row['IsDeleted'] !== true && row['IsArchived'] !== true)
    .filter((row) => !private_ || row['OwnerId'] === rep || org.shares.get(row.Id)?.has(rep) === true)
}

/**
 * Ids that a desk keeps of an org, told in the plainest way: issue "Salesforce, end to end", section 2. `domains`: of the
 * websites of the people's companies, whose Accounts are kept as well (section 3).
 */
export function keptInOrg(
  view: OrgView,
  emails: ReadonlySet<string>,
  domains: ReadonlySet<string> = new Set(),
): Record<RecordObject, string[]> {
  const { rep, now } = view
  const mine = (row: OrgRow): boolean => row['OwnerId'] === rep
  const ofPeople = (row: OrgRow): boolean => emails.has(fold(row['Email']) ?? '')
  const leads = visible(view, 'Lead').filter((row) => mine(row) || ofPeople(row))
  const became = new Set(leads.map((row) => text(row['ConvertedContactId'])))
  const contacts = visible(view, 'Contact').filter((row) => mine(row) || ofPeople(row) || became.has(row.Id))
  const ids = (rows: OrgRow[]): Set<string | null> => new Set(rows.map((row) => row.Id))
  const inside = (set: Set<string | null>, value: unknown): boolean => text(value) !== null && set.has(text(value))
  const wanted = new Set([
    ...contacts.map((row) => text(row['AccountId'])),
    ...leads.map((row) => text(row['ConvertedAccountId'])),
  ])
  const accounts = visible(view, 'Account').filter((row) => wanted.has(row.Id))
  const ofCompanies = visible(view, 'Account').filter((row) => domains.has(websiteDomain(text(row['Website'])) ?? ''))
  const roles = visible(view, 'OpportunityContactRole').filter((row) => inside(ids(contacts), row['ContactId']))
  const withRole = new Set(roles.map((row) => text(row['OpportunityId'])))
  const opportunities = visible(view, 'Opportunity').filter(
    (row) => inside(ids(accounts), row['AccountId']) || withRole.has(row.Id),
  )
  const cases = visible(view, 'Case').filter((row) => inside(ids(contacts), row['ContactId']))
  const since = (days: number) => (row: OrgRow) =>
    row['IsClosed'] !== true || time(row['SystemModstamp']) >= now - days * DAY_MS
  const tasks = visible(view, 'Task').filter((row) => {
    const isOfPeople = inside(ids(leads), row['WhoId']) || inside(ids(contacts), row['WhoId'])
    return (isOfPeople && since(90)(row)) || (mine(row) && since(7)(row))
  })
  const sorted = (object: RecordObject, rows: OrgRow[]): string[] =>
    [...new Set(rows.map((row) => `${row.Id} ${shown(object, row)}`))].sort()
  return {
    Lead: sorted('Lead', leads),
    Contact: sorted('Contact', contacts),
    Account: sorted('Account', [...accounts, ...ofCompanies]),
    OpportunityContactRole: sorted('OpportunityContactRole', roles),
    Opportunity: sorted('Opportunity', opportunities),
    Case: sorted('Case', cases),
    Task: sorted('Task', tasks),
  }
}

/** What is compared of a record besides that it is there. */
const COMPARED: Record<RecordObject, string[]> = {
  Lead: ['Name', 'Email', 'OwnerId', 'Status', 'IsConverted', 'ConvertedContactId'],
  Contact: ['Name', 'Email', 'OwnerId', 'AccountId'],
  Account: ['Name', 'OwnerId'],
  Opportunity: ['Name', 'OwnerId', 'AccountId', 'StageName', 'IsClosed'],
  OpportunityContactRole: ['OpportunityId', 'ContactId'],
  Case: ['Subject', 'Status', 'ContactId', 'IsClosed'],
  Task: ['Subject', 'Status', 'OwnerId', 'WhoId', 'IsClosed'],
}

function shown(object: RecordObject, row: Record<string, unknown>): string {
  return JSON.stringify(COMPARED[object].map((name) => row[name] ?? null))
}

/** Looks into the desk's cache from beside it, as a second process would. */
export async function inCache<T>(desk: Desk, look: (store: Store, orgKey: string) => T): Promise<T> {
  const file = readdirSync(desk.folder).find((name) => name.endsWith('.repdesk'))!
  const secret = await desk.vault.get(`store.key.${file}`)
  const database = openDatabase(join(desk.folder, file), Buffer.from(secret!, 'hex'))
  try {
    const store = createStore(database)
    return look(store, store.scope()!.orgKey!)
  } finally {
    database.raw.close()
  }
}

/** The same of what a desk has in its cache. */
export function keptOnDesk(store: Store, orgKey: string): Record<RecordObject, string[]> {
  const of = (object: RecordObject): string[] =>
    store.records
      .list(orgKey, { object, limit: 1_000_000 })
      .map((record) => `${record.id} ${shown(object, record.fields)}`)
      .sort()
  return {
    Lead: of('Lead'),
    Contact: of('Contact'),
    Account: of('Account'),
    OpportunityContactRole: of('OpportunityContactRole'),
    Opportunity: of('Opportunity'),
    Case: of('Case'),
    Task: of('Task'),
  }
}

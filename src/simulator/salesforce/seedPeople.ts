import type { SalesforceSeed } from '../types'
import { parseId } from './ids'
import type { Org } from './org'

/** Stores a setup row with its audit fields and returns its id. */
export type PutSetup = (object: string, values: Record<string, unknown>) => string

/** The roles of the org, the parents first; a user has the first whose words are in the title. */
const ROLES: { name: string; developerName: string; parent?: string; titles: RegExp }[] = [
  { name: 'Head of Sales', developerName: 'HeadOfSales', titles: /\b(head|director|chief|vice president|vp)\b/i },
  { name: 'Sales Rep', developerName: 'SalesRep', parent: 'HeadOfSales', titles: /\baccount executive\b/i },
  {
    name: 'Sales Development',
    developerName: 'SalesDevelopment',
    parent: 'SalesRep',
    titles: /\bsales development\b/i,
  },
]

const QUEUES = [
  { name: 'Inbound Leads', developerName: 'Inbound_Leads', sobject: 'Lead' },
  { name: 'Unassigned Leads', developerName: 'Unassigned_Leads', sobject: 'Lead' },
  { name: 'Support Cases', developerName: 'Support_Cases', sobject: 'Case' },
]

/** Stores the roles and the users. Users whose title names no role have none: clients then show the title. */
export function seedUsers(org: Org, seed: SalesforceSeed, put: PutSetup): void {
  const profile = put('Profile', { Name: 'Standard User', UserType: 'Standard' })
  const ids = new Map<string, string>()
  for (const { name, developerName, parent } of ROLES) {
    const parentId = parent === undefined ? null : (ids.get(parent) ?? null)
    ids.set(developerName, put('UserRole', { Name: name, DeveloperName: developerName, ParentRoleId: parentId }))
  }
  for (const { isRep: _isRep, ...user } of seed.users) {
    const role = ROLES.find((one) => one.titles.test(user.Title ?? ''))
    put('User', {
      ...user,
      Name: [user.FirstName, user.LastName].filter(Boolean).join(' '),
      Alias: (user.FirstName.slice(0, 1) + user.LastName.slice(0, 4)).toLowerCase(),
      CommunityNickname: user.Username.split('@')[0]?.slice(0, 40),
      TimeZoneSidKey: org.settings.timeZone,
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      UserType: 'Standard',
      ProfileId: profile,
      UserRoleId: role ? ids.get(role.developerName) : null,
    })
  }
}

/**
 * Stores two queues for Leads and one for Cases, less those the seed brings, and what each can own. A queue of the
 * seed's own is for Leads unless it has the name of the Case queue.
 */
export function seedQueues(org: Org, seed: SalesforceSeed, put: PutSetup): void {
  const own = (seed.records['Group'] ?? []).filter((group) => group['Type'] === 'Queue')
  const taken = new Set(own.map((group) => parseId(group['Id'])))
  const link = (queueId: string, sobject: string): void => {
    put('QueueSobject', { QueueId: queueId, SobjectType: sobject })
  }
  for (const group of own) {
    const known = QUEUES.find((queue) => queue.developerName === group['DeveloperName'])
    const id = parseId(group['Id'])
    if (id) link(id, known?.sobject ?? 'Lead')
  }
  for (const { name, developerName, sobject } of QUEUES) {
    if (own.some((group) => group['DeveloperName'] === developerName)) continue
    let id = org.newId('Group')
    // The seed's rows come later, so their ids have to be passed over here.
    while (taken.has(id)) id = org.newId('Group')
    put('Group', {
      Id: id,
      Name: name,
      DeveloperName: developerName,
      Type: 'Queue',
      OwnerId: org.id,
      RelatedId: null,
      Email: null,
      DoesSendEmailToMembers: false,
      DoesIncludeBosses: false,
    })
    link(id, sobject)
  }
}

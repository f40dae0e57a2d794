import { salesforceId, SALESFORCE_PREFIXES } from '../shared/salesforceId'
import type { IntercomSeed, SalesforceSeedUser } from '../types'

/** The vendor whose sales team the world is about. */
export const VENDOR = { name: 'Harborlight', domain: 'harborlight.example' }

/** The author of what Intercom writes by itself; not one of the teammates. */
export const BOT_ID = '6100900'

/** The Salesforce queue that new Leads can wait in (owner of a Lead instead of a User). */
export const QUEUE = {
  id: salesforceId(SALESFORCE_PREFIXES.Group, 7),
  name: 'Inbound Leads',
  developerName: 'Inbound_Leads',
}

export interface Team {
  admins: IntercomSeed['admins']
  teams: IntercomSeed['teams']
  users: SalesforceSeedUser[]
  rep: { adminId: string; email: string; salesforceUserId: string; name: string }
  /** Teammates beside the rep who own people. */
  sellers: string[]
  /** Admin id to the active Salesforce User with the same email. */
  userOfAdmin: Map<string, string>
  /** Active Users without a teammate, and a User who has left (their teammate is still there). */
  unmappedUserIds: string[]
  inactiveUserId: string
}

type Link = 'user' | 'inactive' | 'none'
const people: [string, string, string, number[], Link][] = [
  ['Nora', 'Lindqvist', 'Account Executive', [0], 'user'],
  ['Tobias', 'Okonkwo', 'Account Executive', [0], 'user'],
  ['Mei-Ling', 'Zhao', 'Account Executive', [0, 1], 'user'],
  ['Ángel', 'Ibarra', 'Enterprise Account Executive', [1], 'user'],
  ['Fiona', 'MacLeod', 'Enterprise Account Executive', [1], 'user'],
  ['Samir', 'Haddad', 'Head of Sales', [0, 1], 'user'],
  ['Julia', 'Weißmann', 'Customer Success Manager', [2], 'user'],
  ['Pedro', 'Nascimento', 'Customer Success Manager', [2], 'user'],
  ['Aoife', 'Brennan', 'Sales Development', [0], 'user'],
  ['Kenji', 'Watanabe', 'Account Executive', [1], 'inactive'],
  ['Carla', 'Rossi', 'Support Engineer', [2], 'none'],
  ['Dele', 'Adeyemi', 'Support Engineer', [2], 'none'],
]

const local = (first: string, last: string): string =>
  `${first}.${last}`
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z.-]/g, '')

/** The teammates, their teams and the Salesforce Users; the same in every world. */
export function makeTeam(): Team {
  const teamIds = [310401, 310402, 310403]
  const admins = people.map(([first, last, title, teams], index) => ({
    id: String(6100101 + index * 13),
    name: `${first} ${last}`,
    email: `${local(first, last)}@${VENDOR.domain}`,
    job_title: title,
    team_ids: teams.map((team) => teamIds[team]!),
  }))
  const users: SalesforceSeedUser[] = []
  const userOfAdmin = new Map<string, string>()
  const addUser = (first: string, last: string, email: string, title: string | null, active: boolean): string => {
    const id = salesforceId(SALESFORCE_PREFIXES.User, 1001 + users.length * 3)
    users.push({
      Id: id,
      Username: `${email.split('@')[0]}@crm.${VENDOR.domain}`,
      Email: email,
      FirstName: first,
      LastName: last,
      Title: title,
      IsActive: active,
      ...(users.length === 0 ? { isRep: true } : {}),
    })
    return id
  }
  let inactiveUserId = ''
  for (const [index, [first, last, title, , link]] of people.entries()) {
    const admin = admins[index]!
    if (link === 'none') continue
    // Addresses are typed by people: one is in other letters in Salesforce, and still means the same person.
    const email = index === 4 ? 'Fiona.MacLeod@Harborlight.example' : admin.email
    const id = addUser(first, last, email, title, link === 'user')
    if (link === 'user') userOfAdmin.set(admin.id, id)
    else inactiveUserId = id
  }
  const unmappedUserIds = [
    addUser('Margarethe', 'Vogt', `margarethe.vogt@${VENDOR.domain}`, 'Sales Operations', true),
    addUser('Integration', 'User', `integration@${VENDOR.domain}`, null, true),
  ]
  const names = ['Sales', 'Enterprise', 'Customer success']
  const teams = teamIds.map((id, index) => ({
    id: String(id),
    name: names[index]!,
    admin_ids: admins.filter((admin) => admin.team_ids.includes(id)).map((admin) => admin.id),
  }))
  const repAdmin = admins[0]!
  const rep = { adminId: repAdmin.id, email: repAdmin.email, salesforceUserId: users[0]!.Id, name: repAdmin.name }
  const sellers = admins.slice(1, 10).map((admin) => admin.id)
  return { admins, teams, users, rep, sellers, userOfAdmin, unmappedUserIds, inactiveUserId }
}

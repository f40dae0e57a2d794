import { createRandom } from '../shared/random'
import { salesforceId, SALESFORCE_PREFIXES } from '../shared/salesforceId'
import type { IntercomSeed, SalesforceSeed } from '../types'
import { makeCompanies } from './companies'
import { makeConversations } from './conversations'
import { MACROS, SEGMENTS, TAGS } from './data/business'
import { objectId } from './ids'
import { toSettings, type WorldOptions } from './options'
import { makePeople, type Person } from './people'
import { makeOrgWriter } from './salesforce'
import { writeRepTasks } from './repTasks'
import { newMember, type CastMember, type Story } from './story'
import { writeStrangers } from './strangers'
import { makeTeam, QUEUE, VENDOR, type Team } from './team'
import { DAY } from './time'

/** One workspace and one org that belong together: the same people exist on both sides. */
export interface World {
  intercom: IntercomSeed
  salesforce: SalesforceSeed
  /** The teammate who uses Repdesk, on both sides. */
  rep: Team['rep']
  /** Where the special cases are. */
  story: Story
}

/**
 * Makes a world. The same options give deep-equal worlds on every machine. Throws a RangeError for options that make
 * no world (see WorldOptions). 100,000 people take a few seconds and well under 2 GB.
 */
export function createWorld(options: WorldOptions): World {
  const settings = toSettings(options)
  const { now } = settings
  const random = createRandom(settings.seed)
  const team = makeTeam()
  const companies = makeCompanies(random.fork('companies'), Math.max(50, Math.round(settings.people / 5)), now)
  const people = makePeople(random.fork('people'), settings, companies, team)
  const tags = TAGS.map((name, index) => ({ id: String(7_100_200 + index * 11), name }))
  const tagIds = tags.map((tag) => tag.id)
  const conversations = makeConversations(random.fork('conversations'), settings, people, team, tagIds)

  const org = makeOrgWriter(random.fork('org'), settings, team)
  const cast: Story['cast'] = {}
  const members = new Map<string, CastMember>()
  for (const [index, person] of people.entries()) {
    const member = newMember(person.contact.id, person.contact.email)
    org.writePerson(random.fork(`records ${index}`), person, member)
    if (!person.cast) continue
    cast[person.cast] = member
    members.set(member.contactId, member)
  }
  for (const conversation of conversations) members.get(conversation.contactId)?.conversationIds.push(conversation.id)
  const tasks = writeRepTasks(org.records, settings.now, team, cast)
  const salesforceOnly = writeStrangers(random.fork('strangers'), org, settings, companies)

  return {
    intercom: {
      app: {
        id_code: 'hlsim7',
        name: VENDOR.name,
        timezone: 'America/New_York',
        region: 'US',
        created_at: now - 1800 * DAY,
      },
      admins: team.admins,
      teams: team.teams,
      tags,
      segments: makeSegments(people, now),
      companies: companies.map((company) => company.seed),
      contacts: people.map((person) => person.contact),
      conversations,
      macros: MACROS.map(([name, body], index) => ({ id: String(9001 + index), name, body })),
    },
    salesforce: {
      org: {
        id: salesforceId(SALESFORCE_PREFIXES.Organization, 77),
        name: `${VENDOR.name} CRM`,
        instanceLabel: 'SIM1',
      },
      users: team.users,
      records: {
        Group: [{ Id: QUEUE.id, Name: QUEUE.name, DeveloperName: QUEUE.developerName, Type: 'Queue' }],
        ...org.records.rows,
      },
    },
    rep: team.rep,
    story: {
      cast,
      tasks,
      salesforceOnly,
      queueId: QUEUE.id,
      unmappedUserIds: team.unmappedUserIds,
      inactiveUserId: team.inactiveUserId,
    },
  }
}

function makeSegments(people: Person[], now: number): IntercomSeed['segments'] {
  const holds: ((person: Person) => boolean)[] = [
    ({ contact }) => contact.role === 'lead' && contact.created_at > now - 30 * DAY,
    ({ contact }) =>
      contact.role === 'lead' && 'budget' in contact.custom_attributes && contact.last_contacted_at === null,
    ({ contact, company }) => contact.role === 'user' && company !== null && company.seed.plan !== null,
    ({ contact }) => contact.role === 'user' && contact.custom_attributes['lifecycle_stage'] === 'in trial',
    ({ contact }) => contact.role === 'user' && (contact.last_seen_at ?? 0) < now - 90 * DAY,
  ]
  return SEGMENTS.map(([name, person_type], index) => ({
    id: objectId('5e', now - (900 - index) * DAY, index),
    name,
    person_type,
    contactIds: people.filter((person) => holds[index]!(person)).map((person) => person.contact.id),
  }))
}

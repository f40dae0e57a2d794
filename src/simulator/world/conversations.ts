import type { Random } from '../shared/random'
import type { IntercomSeedConversation } from '../types'
import { castEntry, type CastEntry } from './cast'
import { REFERRERS } from './data/business'
import { HOSTILE_BODY } from './data/hostile'
import type { Topic } from './data/topics'
import { conversationId } from './ids'
import type { WorldSettings } from './options'
import type { Person } from './people'
import { fill, makeSlots, opening, outboundSays, pickTopic, toHtml, type Slots } from './talk'
import { BOT_ID, VENDOR, type Team } from './team'
import { makeThread } from './thread'
import { DAY, HOUR, MINUTE } from './time'

type Talk = CastEntry['talk']

/**
 * All conversations, oldest first, with ids that grow with time. They reach back 18 months, most of them into the
 * last twelve; the newest are open more often. Writes the people's last_replied_at, last_contacted_at and tags.
 */
export function makeConversations(
  random: Random,
  settings: WorldSettings,
  people: Person[],
  team: Team,
  tagIds: string[],
): IntercomSeedConversation[] {
  const all: IntercomSeedConversation[] = []
  const mean = settings.conversationsPerPerson
  for (const [index, person] of people.entries()) {
    const draw = random.fork(`talks ${index}`)
    const entry = person.cast ? castEntry(person.cast) : undefined
    const count = entry ? (entry.conversations ?? 1) : geometric(draw, mean)
    for (let n = 0; n < count; n++) {
      const talk = n === count - 1 ? entry?.talk : undefined
      all.push(makeConversation(draw, settings.now, person, team, tagIds, entry !== undefined && n === count - 1, talk))
    }
  }
  all.sort((a, b) => a.created_at - b.created_at || (a.contactId < b.contactId ? -1 : 1))
  for (const [index, conversation] of all.entries()) conversation.id = conversationId(index)
  return all
}

/** A count with the given mean: often none, seldom many. */
function geometric(random: Random, mean: number): number {
  if (mean <= 0) return 0
  return Math.min(40, Math.floor(Math.log(1 - random.next()) / Math.log(mean / (1 + mean))))
}

function startOf(random: Random, now: number, person: Person, recent: boolean, talk: Talk): number {
  const known = now - person.contact.created_at
  if (talk === 'long') return now - Math.min(known, 39 * DAY)
  if (recent) return now - Math.min(known, random.int(2 * HOUR, 6 * DAY))
  const age = Math.floor(random.next() ** 1.5 * 548 * DAY)
  return now - Math.max(5 * MINUTE, Math.min(age, known))
}

function makeConversation(
  random: Random,
  now: number,
  person: Person,
  team: Team,
  tagIds: string[],
  recent: boolean,
  talk: Talk,
): IntercomSeedConversation {
  const { contact, name, company } = person
  const createdAt = startOf(random, now, person, recent, talk)
  const age = now - createdAt
  const topic = pickTopic(random)
  const slots = makeSlots(random, createdAt, contact.name === null ? null : name.first, company?.seed.name ?? null)
  const outbound = talk === 'outbound' || talk === 'outbound-answered'
  const draw = random.next()
  const deliveredAs =
    outbound || (!talk && draw > 0.9) ? 'admin_initiated' : !talk && draw > 0.84 ? 'automated' : 'customer_initiated'
  const assignee = talk === 'assigned-to-rep' ? team.rep.adminId : assigneeOf(random, contact.owner_id, team)
  const agentId = assignee ?? contact.owner_id ?? random.pick(team.admins).id
  const openChance = age < 3 * DAY ? 0.6 : age < 14 * DAY ? 0.35 : age < 60 * DAY ? 0.1 : 0.02
  const wantsOpen = talk ? talk !== 'closed' : random.chance(openChance)
  const parts = makeThread(random, {
    topic,
    slots,
    person: { type: contact.role, id: contact.id },
    agent: { type: 'admin', id: agentId },
    assigner:
      assignee && random.chance(0.6)
        ? random.chance(0.5)
          ? { type: 'bot', id: BOT_ID }
          : { type: 'admin', id: agentId }
        : null,
    createdAt,
    now,
    length: lengthOf(random, talk, deliveredAs),
    close: !wantsOpen,
    personFirst: deliveredAs !== 'customer_initiated',
    ...(talk === 'emoji' ? { emoji: true } : {}),
    ...(talk === 'long' ? { steady: Math.floor(age / 900) } : {}),
  })
  const closed = parts.findLast((part) => part.type === 'close' || part.type === 'open')?.type === 'close'
  const tags = random.chance(0.45) ? [tagIds[topic.tag]!] : []
  if (tags.length > 0 && contact.tagIds.length < 3 && !contact.tagIds.includes(tags[0]!)) contact.tagIds.push(tags[0]!)
  const ends = parts.at(-1)?.at ?? createdAt
  contact.updated_at = Math.max(contact.updated_at, ends)
  const repliedAt =
    parts.findLast((part) => part.by.id === contact.id)?.at ?? (deliveredAs === 'customer_initiated' ? createdAt : null)
  if (repliedAt !== null) contact.last_replied_at = Math.max(contact.last_replied_at ?? 0, repliedAt)
  if (deliveredAs !== 'customer_initiated' || parts.some((part) => part.by.id === agentId && part.type === 'comment')) {
    contact.last_contacted_at = Math.max(contact.last_contacted_at ?? 0, ends)
  }
  return {
    id: '',
    contactId: contact.id,
    created_at: createdAt,
    state: closed ? 'closed' : !talk && random.chance(0.08) && parts.length > 1 ? 'snoozed' : 'open',
    admin_assignee_id: assignee,
    team_assignee_id: random.chance(0.3) ? random.pick(team.teams).id : null,
    deliveredAs,
    subject: random.chance(0.25) ? fill(topic.subject, slots) : null,
    body: talk === 'hostile' ? HOSTILE_BODY : toHtml(firstWords(random, topic, name.locale, slots, deliveredAs, talk)),
    url: random.chance(0.6)
      ? `https://${VENDOR.domain}/${random.pick(['pricing', 'app/jobs', 'help', ''])}`
      : random.chance(0.1)
        ? random.pick(REFERRERS)
        : null,
    tagIds: tags,
    parts,
  }
}

function assigneeOf(random: Random, ownerId: string | null, team: Team): string | null {
  const draw = random.next()
  if (draw < 0.68) return ownerId
  return draw < 0.88 ? random.pick(team.admins).id : null
}

function lengthOf(random: Random, talk: Talk, deliveredAs: string): number {
  if (talk === 'long') return 720
  if (talk === 'outbound') return 0
  if (talk === 'outbound-answered') return random.int(1, 3)
  if (talk === 'open' || talk === 'assigned-to-rep') return random.int(0, 3)
  if (deliveredAs !== 'customer_initiated' && random.chance(0.6)) return 0
  const draw = random.next()
  return draw < 0.15 ? 0 : draw < 0.75 ? random.int(1, 4) : random.int(4, 11)
}

function firstWords(
  random: Random,
  topic: Topic,
  locale: string,
  slots: Slots,
  deliveredAs: IntercomSeedConversation['deliveredAs'],
  talk: Talk,
): string {
  if (deliveredAs !== 'customer_initiated') return outboundSays(random, deliveredAs, slots)
  return opening(random, topic, locale, slots) + (talk === 'emoji' ? ' 😀🎉👍🏽👨‍👩‍👧' : '')
}

import * as fc from 'fast-check'
import type { Desk } from './desk'

/** One thing that happens at a service. `a` and `b` choose among what is there, so that any two numbers will do. */
export interface Step {
  kind: (typeof KINDS)[number]
  a: number
  b: number
}

const KINDS = [
  'start',
  'reply',
  'adminReply',
  'note',
  'close',
  'open',
  'assignToRep',
  'assignAway',
  'gain',
  'lose',
  'newPerson',
  'newLeadPerson',
  'merge',
  'archive',
  'deletePerson',
  'becomeUser',
  'rename',
  'newEmail',
  'deleteConversation',
  'ticket',
  'sfLead',
  'sfContact',
  'sfEmail',
  'sfRename',
  'sfDelete',
  'sfMerge',
  'sfConvert',
  'strangerStarts',
] as const

export const steps: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 9_999 }),
  b: fc.nat({ max: 9_999 }),
})

/** What the steps choose from, and what they have made. */
export interface Playground {
  people: string[]
  conversations: string[]
}

export function playground(desk: Desk): Playground {
  return {
    people: desk.world.intercom.contacts.map((one) => one.id),
    conversations: desk.world.intercom.conversations.map((one) => one.id),
  }
}

/** Does one step; one that cannot be done (the person was deleted before) is left out, as life would. */
export function perform(desk: Desk, ground: Playground, step: Step, unique: string): void {
  try {
    ;(INTERCOM[step.kind] ?? SALESFORCE[step.kind])?.(desk, ground, step, unique)
  } catch {
    // The stand-in refused: what the step was about is no longer there.
  }
}

type Doing = (desk: Desk, ground: Playground, step: Step, unique: string) => void

const pick = (all: string[], at: number): string => all[at % all.length] ?? ''
const otherAdmin = (desk: Desk): string =>
  String(desk.world.intercom.admins.find((admin) => admin.id !== desk.world.rep.adminId)?.id)
/** Mostly people of the rep, since the others concern this desk little. */
function person(desk: Desk, ground: Playground, at: number): string {
  const mine = ground.people.filter((id) => ownerOf(desk, id) === desk.world.rep.adminId)
  return at % 4 === 0 || mine.length === 0 ? pick(ground.people, at) : pick(mine, at)
}
function ownerOf(desk: Desk, id: string): string | null {
  try {
    const owner = desk.intercom.control.contact(id)['owner_id']
    return typeof owner === 'number' || typeof owner === 'string' ? String(owner) : null
  } catch {
    return null
  }
}
function emailOf(desk: Desk, id: string): string | null {
  const email = desk.intercom.control.contact(id)['email']
  return typeof email === 'string' ? email : null
}

const INTERCOM: Partial<Record<Step['kind'], Doing>> = {
  start(desk, ground, { a }, unique) {
    const contactId = person(desk, ground, a)
    ground.conversations.push(desk.intercom.control.contactStarts({ contactId, body: `Hello ${unique}` }))
  },
  strangerStarts(desk, ground, { a }, unique) {
    const contactId = pick(ground.people, a)
    ground.conversations.push(desk.intercom.control.contactStarts({ contactId, body: `Hi ${unique}` }))
  },
  reply(desk, ground, { a }, unique) {
    desk.intercom.control.contactReplies({ conversationId: pick(ground.conversations, a), body: `Well ${unique}` })
  },
  adminReply(desk, ground, { a }, unique) {
    const conversationId = pick(ground.conversations, a)
    desk.intercom.control.adminReplies({ conversationId, adminId: otherAdmin(desk), body: `Sure ${unique}` })
  },
  note(desk, ground, { a }, unique) {
    const conversationId = pick(ground.conversations, a)
    desk.intercom.control.adminReplies({ conversationId, adminId: otherAdmin(desk), body: `NB ${unique}`, note: true })
  },
  close(desk, ground, { a }) {
    desk.intercom.control.adminCloses({ conversationId: pick(ground.conversations, a), adminId: otherAdmin(desk) })
  },
  open(desk, ground, { a }) {
    desk.intercom.control.adminOpens({ conversationId: pick(ground.conversations, a), adminId: otherAdmin(desk) })
  },
  assignToRep(desk, ground, { a }) {
    const conversationId = pick(ground.conversations, a)
    const assigneeId = desk.world.rep.adminId
    desk.intercom.control.adminAssigns({ conversationId, adminId: otherAdmin(desk), assigneeId })
  },
  assignAway(desk, ground, { a }) {
    const conversationId = pick(ground.conversations, a)
    desk.intercom.control.adminAssigns({ conversationId, adminId: otherAdmin(desk), assigneeId: null })
  },
  gain(desk, ground, { a }) {
    desk.intercom.control.reassignOwner({ contactId: pick(ground.people, a), ownerId: desk.world.rep.adminId })
  },
  lose(desk, ground, { a, b }) {
    const ownerId = b % 2 ? otherAdmin(desk) : null
    desk.intercom.control.reassignOwner({ contactId: person(desk, ground, a), ownerId })
  },
  newPerson(desk, ground, _step, unique) {
    const owner_id = Number(desk.world.rep.adminId)
    const email = `${unique}@new.example`
    ground.people.push(desk.intercom.control.createContact({ role: 'user', email, name: `New ${unique}`, owner_id }))
  },
  newLeadPerson(desk, ground, { b }, unique) {
    const owner_id = b % 2 ? Number(desk.world.rep.adminId) : Number(otherAdmin(desk))
    const id = desk.intercom.control.createContact({ role: 'lead', name: `Lead ${unique}`, owner_id })
    ground.people.push(id)
    ground.conversations.push(desk.intercom.control.contactStarts({ contactId: id, body: `First ${unique}` }))
  },
  merge(desk, ground, { a, b }) {
    desk.intercom.control.merge({ fromId: person(desk, ground, a), intoId: person(desk, ground, b) })
  },
  archive(desk, ground, { a, b }) {
    desk.intercom.control.archive({ contactId: person(desk, ground, a), archived: b % 4 !== 0 })
  },
  deletePerson(desk, ground, { a }) {
    desk.intercom.control.deleteContact({ contactId: person(desk, ground, a) })
  },
  becomeUser(desk, ground, { a }) {
    desk.intercom.control.convertLead({ contactId: person(desk, ground, a) })
  },
  rename(desk, ground, { a }, unique) {
    desk.intercom.control.updateContact({ contactId: person(desk, ground, a), name: `Renamed ${unique}` })
  },
  newEmail(desk, ground, { a, b }, unique) {
    const leads = desk.salesforce.control.list('Lead')
    const known = leads[b % Math.max(1, leads.length)]?.['Email']
    const email = b % 2 && typeof known === 'string' ? known : `${unique}@moved.example`
    desk.intercom.control.updateContact({ contactId: person(desk, ground, a), email })
  },
  deleteConversation(desk, ground, { a }) {
    desk.intercom.control.deleteConversation({ conversationId: pick(ground.conversations, a) })
  },
  ticket(desk, ground, { a }) {
    desk.intercom.control.convertToTicket({ conversationId: pick(ground.conversations, a) })
  },
}

function record(desk: Desk, { a, b }: Step): { object: 'Lead' | 'Contact'; id: string } {
  const object = b % 2 ? 'Lead' : 'Contact'
  const rows = desk.salesforce.control.list(object).filter((row) => row['IsDeleted'] !== true)
  return { object, id: String(rows[a % rows.length]?.['Id']) }
}

const SALESFORCE: Partial<Record<Step['kind'], Doing>> = {
  sfLead(desk, ground, { a }, unique) {
    const Email = emailOf(desk, person(desk, ground, a))
    desk.salesforce.control.create('Lead', { LastName: `L${unique}`, Company: 'Co', ...(Email ? { Email } : {}) })
  },
  sfContact(desk, ground, { a }, unique) {
    const Email = emailOf(desk, person(desk, ground, a))
    desk.salesforce.control.create('Contact', { LastName: `C${unique}`, ...(Email ? { Email } : {}) })
  },
  sfEmail(desk, ground, step, unique) {
    const { object, id } = record(desk, step)
    const email = step.b % 3 ? emailOf(desk, person(desk, ground, step.b)) : `${unique}@left.example`
    desk.salesforce.control.update(object, id, { Email: email })
  },
  sfRename(desk, _ground, step, unique) {
    const { object, id } = record(desk, step)
    desk.salesforce.control.update(object, id, { LastName: `R${unique}` })
  },
  sfDelete(desk, _ground, step) {
    const { object, id } = record(desk, step)
    desk.salesforce.control.delete(object, id)
  },
  sfMerge(desk, _ground, step) {
    const { object, id } = record(desk, step)
    const loser = record(desk, { ...step, a: step.a + 1 })
    if (loser.object === object && loser.id !== id) desk.salesforce.control.merge(id, [loser.id])
  },
  sfConvert(desk, _ground, step) {
    desk.salesforce.control.convert(record(desk, { ...step, b: 1 }).id)
  },
}
